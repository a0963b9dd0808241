// Every page: the two switches, and the card that shows what stands behind a mark. Texts are set as text, never as HTML.
"use strict";
(function () {
  const root = document.documentElement;
  const english = () => root.dataset.language === "en";
  const say = (chinese, inEnglish) => (english() ? inEnglish : chinese);
  zongjie.say = say;

  // --- language: elements carry their English in data-en, labels in data-en-label
  function translate(within) {
    for (const element of within.querySelectorAll("[data-en]")) {
      if (!element.dataset.zh) element.dataset.zh = element.textContent;
      element.textContent = english() ? element.dataset.en : element.dataset.zh;
      if (english()) element.lang = "en";
      else element.removeAttribute("lang");
    }
    for (const element of within.querySelectorAll("[data-en-label]")) {
      if (!element.dataset.zhLabel) element.dataset.zhLabel = element.getAttribute("aria-label");
      element.setAttribute("aria-label", english() ? element.dataset.enLabel : element.dataset.zhLabel);
    }
  }
  zongjie.translate = translate;
  const language = document.getElementById("language");
  function showLanguage() {
    root.lang = english() ? "en" : "zh-CN";
    language.textContent = say("English", "中文");
    language.lang = english() ? "zh-CN" : "en";
    translate(document);
    document.dispatchEvent(new Event("languagechange"));
  }
  document.querySelector(".switches").hidden = false;
  language.addEventListener("click", () => {
    root.dataset.language = english() ? "zh" : "en";
    zongjie.remember("language", root.dataset.language);
    showLanguage();
  });
  if (english()) showLanguage();

  // --- theme
  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    zongjie.remember("theme", root.dataset.theme);
  });

  // --- the first page's search box hands over to the search page
  const find = document.getElementById("find");
  if (find) {
    find.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && find.value.trim()) {
        location.href = `search.html#q=${encodeURIComponent(find.value)}`;
      }
    });
  }

  // --- the card of a mark
  const text = document.querySelector(".text");
  if (!text) return;
  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let shown = null;
  let leaving = 0;

  function term(list, name, content) {
    if (!content) return;
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.textContent = name;
    if (typeof content === "string") dd.textContent = content;
    else dd.append(...content);
    list.append(dt, dd);
  }

  function figureCard(mark) {
    const row = document.getElementById("r-" + mark.hash.slice(3));
    const list = document.createElement("dl");
    if (!row) return list;
    const heads = document.querySelectorAll("#figures thead th");
    [...row.cells].forEach((cell, index) => {
      if (index && cell.textContent.trim()) {
        term(list, heads[index].textContent, [...cell.cloneNode(true).childNodes]);
      }
    });
    return list;
  }

  function maskCard(mark) {
    const list = document.createElement("dl");
    const told = mark.dataset;
    if (mark.classList.contains("evidence")) {
      term(list, say("年份依据", "Evidence of year"), told.years);
      term(list, say("规则", "Rule"), told.rule);
      return list;
    }
    term(list, say("类别", "Kind"), say(told.kind, told.kindEn));
    term(list, say("界限", "Bounds"), told.years);
    if ("restored" in told) term(list, say("修复为", "Repaired to"), told.restored || say("（删去）", "(removed)"));
    return list;
  }

  function related(mark) {
    const row = mark.hash ? document.getElementById("r-" + mark.hash.slice(3)) : null;
    if (!row) return [];
    return [...row.querySelectorAll("td a[href^='#m-']")].map((link) => document.getElementById(link.hash.slice(1)));
  }

  function show(mark) {
    window.clearTimeout(leaving);
    if (shown === mark) return;
    hide();
    shown = mark;
    const title = document.createElement("p");
    title.className = "card-title";
    title.textContent = mark.textContent;
    card.replaceChildren(title, mark.matches(".f") ? figureCard(mark) : maskCard(mark));
    for (const other of related(mark)) if (other) other.classList.add("related");
    mark.setAttribute("aria-describedby", "card");
    card.hidden = false;
    place(mark);
  }

  function place(mark) {
    const box = mark.getClientRects()[0];
    const width = card.offsetWidth;
    const height = card.offsetHeight;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const below = box.bottom + 6 + height < window.innerHeight || box.top < height + 12;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - height - 6) + window.scrollY}px`;
  }

  function hide() {
    if (!shown) return;
    for (const other of document.querySelectorAll(".related")) other.classList.remove("related");
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  const markOf = (event) => (event.target instanceof Element ? event.target.closest("a.f, .k[tabindex], .evidence[id]") : null);
  const later = () => {
    leaving = window.setTimeout(hide, 250);
  };
  text.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (mark && event.pointerType === "mouse") show(mark);
  });
  text.addEventListener("pointerout", (event) => {
    if (markOf(event) && event.pointerType === "mouse") later();
  });
  card.addEventListener("pointerenter", () => window.clearTimeout(leaving));
  card.addEventListener("pointerleave", later);
  text.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
  });
  text.addEventListener("focusout", later);
  card.addEventListener("focusin", () => window.clearTimeout(leaving));
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark && text.contains(mark)) {
      // a tap shows the card; its row in the table is one more step away
      event.preventDefault();
      show(mark);
    } else if (!card.contains(event.target)) hide();
    else if (event.target.closest("a[href^='#']")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
