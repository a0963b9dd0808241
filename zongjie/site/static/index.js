// The index: loads shards and texts as scripts (pages on a disk may load nothing else) and answers which articles hold what.
"use strict";
(function () {
  const waiting = new Map();
  const shards = new Map();
  const texts = new Map();
  let articles = [];
  let shardCount = 0;

  zongjie.catalogue = (count, rows) => {
    shardCount = count;
    articles = rows.map(([id, title, authority, years, canonical], index) => ({
      number: index + 1, id, title, authority, years, canonical,
    }));
    document.dispatchEvent(new Event("catalogue"));
  };
  zongjie.shard = (number, content) => shards.set(number, content);
  zongjie.text = (id, content) => texts.set(id, content);

  function load(address) {
    if (!waiting.has(address)) {
      waiting.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => { script.remove(); resolve(); };
        script.onerror = () => { waiting.delete(address); reject(new Error(address)); };
        document.head.append(script);
      }));
    }
    return waiting.get(address);
  }

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

  function bigrams(text) {
    const letters = [...text];
    return [...new Set(letters.slice(1).map((letter, index) => letters[index] + letter))];
  }

  const shardOf = (bigram) => {
    const [first, second] = [...bigram];
    return (first.codePointAt(0) * 31 + second.codePointAt(0)) % shardCount;
  };

  function decode(packed) {
    const bytes = atob(packed || "");
    const numbers = [];
    let last = 0;
    let gap = 0;
    let shift = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes.charCodeAt(index);
      gap |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) {
        last += gap;
        numbers.push(last);
        gap = 0;
        shift = 0;
      }
    }
    return numbers;
  }

  // for each pair, the numbers of the articles that hold it
  async function postings(pairs) {
    const needed = [...new Set(pairs.map(shardOf))];
    await Promise.all(needed.map((shard) => load(`search/${shard}.js`)));
    return pairs.map((pair) => decode(shards.get(shardOf(pair))[pair]));
  }

  // articles that hold all pairs of all words; the fullest texts before their copies
  async function holding(words) {
    const lists = await postings([...new Set(words.flatMap(bigrams))]);
    lists.sort((one, other) => one.length - other.length);
    let found = lists.length ? lists[0] : [];
    for (const list of lists.slice(1)) {
      const others = new Set(list);
      found = found.filter((number) => others.has(number));
    }
    return found.map((number) => articles[number - 1]).sort((one, other) => !!one.canonical - !!other.canonical || one.number - other.number);
  }

  // articles by the share of a text's pairs that they hold, best first
  async function resembling(text, least, most) {
    const pairs = bigrams(text);
    const counts = new Map();
    for (const list of await postings(pairs)) for (const number of list) counts.set(number, (counts.get(number) || 0) + 1);
    return [...counts]
      .filter(([, count]) => count >= least * pairs.length)
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, most)
      .map(([number]) => articles[number - 1]);
  }

  async function textOf(article) {
    await load(`search/text/${article.id}.js`);
    return texts.get(article.id);
  }

  zongjie.index = {
    fold, bigrams, holding, resembling, textOf,
    article: (number) => articles[number - 1],
    byId: (id) => articles.find((article) => article.id === id),
    copiesOf: (article) => articles.filter((other) => other !== article
      && (other.canonical || other.number) === (article.canonical || article.number)),
    ready: () => new Promise((resolve) => {
      if (shardCount) resolve();
      else document.addEventListener("catalogue", resolve, { once: true });
    }),
  };
})();
