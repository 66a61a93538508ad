// Follows an analysis as it goes on; opens the result when it is there.
"use strict";
const place = document.querySelector("[data-watch]");
const source = new EventSource(place.dataset.watch);
const heading = document.querySelector("[data-heading]");
const sentence = place.querySelector("[data-sentence]");
const bar = place.querySelector("[data-progress]");
const files = place.querySelector("[data-files]");

source.addEventListener("stand", (event) => {
  const stand = JSON.parse(event.data);
  if (heading.textContent !== stand.heading) heading.textContent = stand.heading;
  if (sentence.textContent !== stand.sentence) sentence.textContent = stand.sentence;
  bar.value = stand.percent;
  document.title = `${stand.heading} – Dooi`;
  files.replaceChildren(...stand.files.map((file) => {
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = file.name;
    const cell = document.createElement("td");
    cell.dataset.label = "Stand";
    const state = document.createElement("span");
    state.className = `state ${file.state}`;
    state.textContent = file.words;
    cell.append(state);
    if (file.message) {
      const message = document.createElement("span");
      message.className = "soft";
      message.textContent = ` ${file.message}`;
      cell.append(message);
    }
    row.append(name, cell);
    return row;
  }));
  if (stand.final) {
    source.close();
    location.replace(place.dataset.done);
  }
});
// A stream that breaks off is opened again by the browser; a page that was gone shows itself.
source.addEventListener("weg", () => { source.close(); location.replace(place.dataset.done); });
