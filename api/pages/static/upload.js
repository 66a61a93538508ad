// Drop files or a folder, see what was chosen, leave something out again. The form itself is
// an ordinary one: this only fills its file field.
"use strict";
const form = document.querySelector("[data-upload]");
const input = form.querySelector("#bestanden");
const folder = form.querySelector("[data-folder-input]");
const zone = form.querySelector("[data-drop]");
const list = form.querySelector("[data-chosen]");
let chosen = [];

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
}

function show() {
  const data = new DataTransfer();
  chosen.forEach((file) => data.items.add(file));
  input.files = data.files;
  list.replaceChildren(...chosen.map((file, index) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = `${file.name} (${size(file.size)})`;
    const out = document.createElement("button");
    out.type = "button";
    out.className = "linkish";
    out.textContent = "Haal weg";
    out.setAttribute("aria-label", `Haal ${file.name} weg`);
    out.addEventListener("click", () => { chosen.splice(index, 1); show(); input.focus(); });
    item.append(name, out);
    return item;
  }));
  const total = chosen.reduce((sum, file) => sum + file.size, 0);
  input.setCustomValidity(total > Number(form.dataset.most) ? "De stukken zijn samen te groot voor deze dienst." : "");
}

function add(files) {
  const known = new Set(chosen.map((file) => `${file.name} ${file.size} ${file.lastModified}`));
  chosen.push(...[...files].filter((file) => !known.has(`${file.name} ${file.size} ${file.lastModified}`) && !file.name.startsWith(".")));
  show();
}

async function walk(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {  // a reader gives at most a hundred entries at a time
    const batch = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!batch.length) return found;
    for (const each of batch) found.push(...await walk(each));
  }
}

input.addEventListener("change", () => { const files = [...input.files]; chosen = []; add(files); });
folder.addEventListener("change", () => { add(folder.files); folder.value = ""; });
form.querySelector("[data-folder]").addEventListener("click", () => folder.click());
["dragenter", "dragover"].forEach((kind) => zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); }));
["dragleave", "drop"].forEach((kind) => zone.addEventListener(kind, () => zone.classList.remove("over")));
zone.addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  if (!entries.length) return add(event.dataTransfer.files);
  for (const entry of entries) add(await walk(entry));
});
// Back from the result: the browser may have kept files that the list does not show.
if (input.files.length) add(input.files);
document.getElementById("fout")?.focus();
