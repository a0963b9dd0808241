// The page for searching and for checking a sentence.
"use strict";
(function () {
  const { index, hits, say } = zongjie;
  const { element, link, lit, heading, against } = hits;
  const PER_PAGE = 20;
  const SENTENCES_SHOWN = 4;
  const ALIKE = 0.6;
  const SAME = 0.999;
  const NUMBER = /(?:\d[\d,]*(?:\.\d+)?|[\d〇零一二两三四五六七八九十百千]{2,})(?:余|多)?(?:万|亿)?(?:个百分点|平方米|人次|[%‰]|\p{Script=Han})?/gu;

  const query = document.getElementById("query");
  const sentence = document.getElementById("sentence");
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  let turn = 0;

  const tell = (chinese, english) => { status.textContent = say(chinese, english); };

  function start() {
    turn += 1;
    results.replaceChildren();
    more.hidden = true;
    return turn;
  }

  // --- search
  async function search() {
    const mine = start();
    const words = query.value.split(/\s+/u).map(index.fold).filter(Boolean);
    history.replaceState(null, "", words.length ? `#q=${encodeURIComponent(query.value)}` : "#");
    if (!words.some((word) => [...word].length > 1)) {
      tell(words.length ? "至少两个字" : "", words.length ? "at least two characters" : "");
      return;
    }
    await index.ready();
    const found = await index.holding(words.filter((word) => [...word].length > 1));
    if (mine !== turn) return;
    await show(found, 0, words, mine, 0);
  }

  async function show(found, from, words, mine, before) {
    const page = found.slice(from, from + PER_PAGE);
    const texts = await Promise.all(page.map(index.textOf));
    if (mine !== turn) return;
    let shown = before;
    page.forEach((article, at) => {
      const hit = searchHit(article, texts[at], words);
      if (hit) {
        results.append(hit);
        shown += 1;
      }
    });
    const rest = found.length - from - page.length;
    tell(`${shown} 篇${rest > 0 ? `，另有至多 ${rest} 篇` : ""}`, `${shown} articles${rest > 0 ? `, at most ${rest} more` : ""}`);
    more.hidden = rest <= 0;
    more.onclick = () => show(found, from + PER_PAGE, words, mine, shown);
    if (!shown && rest > 0) await show(found, from + PER_PAGE, words, mine, shown);
  }

  function searchHit(article, text, words) {
    const holds = (line) => words.every((word) => line.includes(word));
    const lines = text.sentences.filter(([, line]) => holds(index.fold(line)));
    const labels = text.figures.filter(([, , , label]) => holds(index.fold(label)));
    if (!lines.length && !labels.length && !holds(index.fold(article.title))) return null;
    const made = element("li", "hit", heading(article));
    for (const [id, line] of lines.slice(0, SENTENCES_SHOWN)) {
      const shown = element("p", "hit-line", lit(line, words), " ");
      const where = link(`articles/${article.id}.html#t-${id}`, "↗");
      where.setAttribute("aria-label", say("看原处", "see it in place"));
      shown.append(where);
      made.append(shown);
    }
    if (lines.length > SENTENCES_SHOWN) made.append(element("small", "", say(`共 ${lines.length} 句`, `${lines.length} sentences`)));
    if (labels.length) {
      const list = element("p", "hit-figures");
      labels.slice(0, 12).forEach(([id, , surface, label]) => list.append(lit(label, words), " ", link(`articles/${article.id}.html#m-${id}`, surface), "　"));
      made.append(list);
    }
    return made;
  }

  // --- check a sentence
  const counted = (text) => {
    const counts = new Map();
    const letters = [...text];
    for (let at = 1; at < letters.length; at += 1) {
      const pair = letters[at - 1] + letters[at];
      counts.set(pair, (counts.get(pair) || 0) + 1);
    }
    return counts;
  };

  // the share of the asked pairs that the line has, weighed against how much longer the line is
  function alike(asked, line) {
    const one = counted(asked);
    const other = counted(line);
    let shared = 0;
    let total = 0;
    for (const [pair, count] of one) {
      shared += Math.min(count, other.get(pair) || 0);
      total += count;
    }
    if (line.includes(asked)) return 1;
    return total ? shared / total : 0;
  }

  async function check() {
    const mine = start();
    const asked = index.fold(sentence.value);
    if ([...asked].length < 4) {
      tell("至少四个字", "at least four characters");
      return;
    }
    tell("正在核对……", "checking ...");
    await index.ready();
    const candidates = await index.resembling(asked, ALIKE * 0.8, 24);
    const texts = await Promise.all(candidates.map(index.textOf));
    if (mine !== turn) return;
    const numbers = [...new Set(asked.match(NUMBER) || [])].filter((number) => [...number].length > 1);
    const found = candidates.flatMap((article, at) => sentenceHits(article, texts[at], asked));
    found.sort((one, other) => other.score - one.score);
    for (const hit of found) results.append(checkHit(hit, numbers));
    const seen = new Set(found.map((hit) => hit.article.id));
    const elsewhere = await figureHits(numbers, seen);
    if (mine !== turn) return;
    for (const hit of elsewhere) results.append(hit);
    tell(
      `${found.length ? `见于 ${found.length} 处` : "没有找到这句话"}；其中的数字另见于 ${elsewhere.length} 篇`,
      `${found.length ? `stands in ${found.length} places` : "this sentence was not found"}; its figures stand in ${elsewhere.length} other articles`,
    );
  }

  function sentenceHits(article, text, asked) {
    const found = [];
    text.sentences.forEach(([id, line], at) => {
      const score = alike(asked, index.fold(line));
      if (score >= ALIKE) found.push({ article, text, id, at, line, score });
    });
    return found;
  }

  function checkHit({ article, text, id, at, line, score }, numbers) {
    const figures = text.figures.filter((figure) => figure[1] === at);
    const made = element("li", "hit", heading(article));
    const same = score >= SAME ? say("一字不差", "word for word") : say(`相近 ${Math.round(score * 100)}%`, `${Math.round(score * 100)} % alike`);
    const shown = element("p", "hit-line", element("b", "score", same), " ", lit(line, numbers), " ", link(`articles/${article.id}.html#t-${id}`, say("看原处", "see")));
    made.append(shown);
    const list = element("ul", "hit-notes");
    for (const [figure, , surface, label, value] of figures) {
      const isAsked = numbers.some((number) => index.fold(surface).includes(number) || number.includes(index.fold(surface)));
      if (numbers.length && !isAsked) {
        list.append(element("li", "", say("所给句中没有：", "not in your sentence: "), label, " ", link(`articles/${article.id}.html#m-${figure}`, surface), ` ${value}`));
      }
    }
    list.append(...against(article, text, new Set(figures.map(([figure]) => figure))));
    for (const copy of index.copiesOf(article)) {
      list.append(element("li", "", say("同源文本：", "copy: "), link(`articles/${copy.id}.html`, copy.title)));
    }
    if (list.childElementCount) made.append(list);
    return made;
  }

  // articles besides those shown in which a figure is written just so
  async function figureHits(numbers, seen) {
    const made = new Map();
    for (const number of numbers) {
      const articles = (await index.holding([number])).filter((article) => !seen.has(article.id)).slice(0, PER_PAGE);
      const texts = await Promise.all(articles.map(index.textOf));
      articles.forEach((article, at) => {
        const figures = texts[at].figures.filter(([, , surface]) => index.fold(surface).includes(number));
        if (!figures.length) return;
        if (!made.has(article.id)) made.set(article.id, element("li", "hit figure-hit", heading(article)));
        const list = element("p", "hit-figures", say(`数字 ${number}：`, `figure ${number}: `));
        figures.slice(0, 6).forEach(([id, , surface, label]) => list.append(label, " ", link(`articles/${article.id}.html#m-${id}`, surface), "　"));
        made.get(article.id).append(list);
      });
    }
    return [...made.values()];
  }

  let delay = 0;
  query.addEventListener("input", () => {
    window.clearTimeout(delay);
    delay = window.setTimeout(search, 120);
  });
  document.getElementById("check").addEventListener("click", check);
  const given = new URLSearchParams(location.hash.slice(1)).get("q");
  if (given) {
    query.value = given;
    search();
  }
})();
