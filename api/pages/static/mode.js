// Marks the page as one where scripts run, before anything is drawn.
document.documentElement.classList.add("js");
