// Before anything is drawn: the language and the theme that the reader chose last.
"use strict";
(function () {
  const root = document.documentElement;
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("zongjie") || "{}");
  } catch (_) {
    // storage may be switched off or hold something else: then there are no preferences
  }
  root.classList.add("scripted");
  if (stored.theme === "light" || stored.theme === "dark") root.dataset.theme = stored.theme;
  if (stored.language === "en") root.dataset.language = "en";
  window.zongjie = {
    remember(name, value) {
      stored[name] = value;
      try {
        localStorage.setItem("zongjie", JSON.stringify(stored));
      } catch (_) {
        // the choice then holds for this page alone
      }
    },
  };
})();
