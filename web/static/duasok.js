// What pages do beyond their links and forms: suggestions while typing, and quotes copied with their source.
// Every page works without this file. Earlier questions are kept in this browser only.
"use strict";
(() => {
  const KEPT = "duasok-fragor", MOST_KEPT = 20, MOST_SHOWN = 8;

  const element = (name, attributes = {}, text = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  const status = document.getElementById("sagt");  // read out by screen readers

  const earlier = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) || "[]");
      return Array.isArray(kept) ? kept.filter((q) => typeof q === "string") : [];
    } catch { return []; }  // storage may be turned off, or hold something else
  };
  const keep = (questions) => {
    try { localStorage.setItem(KEPT, JSON.stringify(questions.slice(0, MOST_KEPT))); } catch { /* not kept then */ }
  };

  const NOTHING = { kommuner: [], amnen: [], branscher: [] };
  let names;  // asked for once, when somebody starts to type
  const load = (address) => names ??= fetch(address)
    .then((response) => response.ok ? response.json() : NOTHING)
    .catch(() => NOTHING);

  // The text with its last words, as many as a name begins with, made that name; undefined where none do.
  const completed = (text, name) => {
    const words = text.split(" "), low = name.toLocaleLowerCase("sv");
    const end = [3, 2, 1].map((n) => words.slice(-n).join(" ")).find((e) => e.length > 1 && low.startsWith(e.toLocaleLowerCase("sv")));
    return end && text.slice(0, -end.length) + name;
  };

  const suggestions = (written, found) => {
    const text = written.trimStart().replace(/\s+/gu, " "), typed = text.trim().toLocaleLowerCase("sv");
    const own = earlier().filter((q) => q.toLocaleLowerCase("sv").includes(typed) && q !== text.trim()).slice(0, 4);
    const ending = (names, kind) => names.map((name) => ({ value: completed(text, name), shown: name, kind }));
    return [
      ...own.map((q) => ({ value: q, shown: q, kind: "tidigare fråga" })),
      ...ending(found.kommuner, "kommun"),
      ...ending(found.amnen, "ämne"),
      ...ending(found.branscher, "bransch"),
    ].filter((s) => s.value && s.value !== text).slice(0, MOST_SHOWN);
  };

  const combobox = (input) => {
    const list = element("ul", { id: `${input.id}-forslag`, role: "listbox", "aria-label": "Förslag", class: "suggestions" });
    list.hidden = true;
    input.parentElement.append(list);
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(key, value);
    let active = -1;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (option) => {
      input.value = option.dataset.value;
      close();
      input.focus();
    };
    const activate = (number) => {
      const options = [...list.children];
      active = (number + options.length) % options.length;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    };
    const show = async () => {
      const text = input.value;
      const found = suggestions(text, await load(input.dataset.suggest));
      if (text !== input.value) return;
      list.replaceChildren(...found.map((s, at) => {
        const option = element("li", { id: `${list.id}-${at}`, role: "option", "aria-selected": "false" }, s.shown);
        option.dataset.value = s.value;
        option.append(element("span", { class: "quiet" }, ` ${s.kind}`));
        option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(option); });
        return option;
      }));
      if (!found.length) return close();
      active = -1;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      input.removeAttribute("aria-activedescendant");
      status.textContent = found.length === 1 ? "Ett förslag." : `${found.length} förslag.`;
    };

    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", async (event) => {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); return close(); }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) await show();
        if (!list.hidden) activate(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      }
      if (event.key === "Enter" && !list.hidden && active >= 0) { event.preventDefault(); choose(list.children[active]); }
    });
    input.form.addEventListener("submit", () => {
      const asked = input.value.trim();
      if (asked) keep([asked, ...earlier().filter((q) => q !== asked)]);
    });
  };

  // `place` gets a button that copies the words with their source and the address of their place.
  const copyButton = (place, words, source, address) => {
    const said = source.trim().replace(/\s+/gu, " ");
    const button = element("button", { type: "button", class: "small" }, "Kopiera citat med källa");
    button.addEventListener("click", async () => {
      const text = `”${words.trim()}” (${said})` + (address ? `\n${address}` : "");
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Kopierat";
      } catch {
        button.textContent = "Det gick inte att kopiera";
      }
      status.textContent = button.textContent;
      setTimeout(() => { button.textContent = "Kopiera citat med källa"; }, 3000);
    });
    place.append(button);
  };
  const quotes = () => document.querySelectorAll("figure.quote:has(blockquote a)").forEach((quote) => {
    const source = quote.querySelector("figcaption");
    const words = quote.querySelector("blockquote");
    copyButton(source, words.textContent, source.firstElementChild.textContent, words.querySelector("a").href);
  });
  const hits = () => document.querySelectorAll(".found").forEach((hit) => copyButton(
    hit.querySelector(".source-line"), hit.querySelector(".snippet").textContent, hit.dataset.source, hit.querySelector("a").href));
  const marked = () => document.querySelectorAll("[data-words]").forEach((place) =>
    copyButton(place, place.dataset.words, place.dataset.source, location.href));

  document.querySelectorAll("input[data-suggest]").forEach(combobox);
  // What is dropped beside the fields for files and folders is not opened in place of the page, and what is dropped into
  // the wrong one is put into the right one, or it is said where it goes: a script cannot fill the field for folders.
  const dropping = (files, folder) => {
    const said = element("p", { class: "warning" });
    document.addEventListener("dragover", (event) => { if (!event.target.matches("input.drop")) event.preventDefault(); });
    document.addEventListener("drop", (event) => {
      const input = event.target;
      if (!input.matches("input.drop")) return event.preventDefault();
      said.remove();
      const folders = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory);
      if (folders === (input === folder)) return;
      event.preventDefault();
      if (!folders) return void (files.files = event.dataTransfer.files);
      said.textContent = status.textContent = "Mappar drar du till rutan för en hel mapp.";
      files.after(said);
    });
  };

  const drop = document.querySelectorAll("input.drop");
  if (drop.length === 2) dropping(...drop);
  quotes();
  hits();
  marked();
  document.querySelectorAll("button[data-forget]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => { keep([]); status.textContent = button.textContent = "Frågorna är glömda"; });
  });
})();
