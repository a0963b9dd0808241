// How a hit is shown. Texts come from strangers: they are only ever set as text.
"use strict";
(function () {
  const { say, index } = zongjie;

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function link(address, text) {
    const made = element("a", "", text);
    made.href = address;
    return made;
  }

  // the sentence with the words lit up; folding may change lengths, so letters are folded one by one
  function lit(text, words) {
    const letters = [...text];
    const folds = letters.map(index.fold);
    const whole = folds.join("");
    const owner = folds.flatMap((fold, at) => [...fold].map(() => at));
    const marked = new Set();
    for (const word of words) {
      const length = [...word].length;
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
        const first = [...whole.slice(0, at)].length;
        for (let letter = first; letter < first + length; letter += 1) marked.add(owner[letter]);
      }
    }
    const made = element("span", "sentence");
    let run = "";
    let isMarked = false;
    const flush = () => {
      if (run) made.append(isMarked ? element("mark", "", run) : run);
      run = "";
    };
    letters.forEach((letter, at) => {
      if (marked.has(at) !== isMarked) {
        flush();
        isMarked = marked.has(at);
      }
      run += letter;
    });
    flush();
    return made;
  }

  function heading(article) {
    const made = element("p", "hit-head", link(`articles/${article.id}.html`, article.title));
    made.append(" ", element("small", "", [article.authority, article.years].filter(Boolean).join("，")));
    if (article.canonical) {
      const fullest = index.article(article.canonical);
      made.append(" ", element("small", "copy", say("副本，正本是 ", "a copy of "), link(`articles/${fullest.id}.html`, fullest.title)));
    }
    return made;
  }

  // what is against the figures with these identifiers: sums that do not add up, copies that say otherwise
  function against(article, text, ids) {
    const found = [];
    for (const [explanation, figures] of text.contradictions) {
      if (!figures.some((id) => ids.has(id))) continue;
      const [chinese, ...english] = explanation.split(/(?<=[。！？；）]) (?=[A-Z0-9(])/u);
      found.push(element("li", "contradicts", say(chinese, english.join(" ") || chinese), " ", link(`articles/${article.id}.html#m-${figures[0]}`, say("看原处", "see"))));
    }
    for (const [own, stated, other, otherFigure, otherStated] of text.differences) {
      if (!ids.has(own)) continue;
      const copy = index.byId(other);
      found.push(element("li", "contradicts", say(`副本写法不同：${stated} ≠ ${otherStated} `, `a copy differs: ${stated} ≠ ${otherStated} `), link(`articles/${other}.html#m-${otherFigure}`, copy ? copy.title : other)));
    }
    return found;
  }

  zongjie.hits = { element, link, lit, heading, against };
})();
