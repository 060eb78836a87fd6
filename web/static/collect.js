// Puts things into the basket without loading the page again. Where it does not run, the forms do the same by themselves.
document.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter;
  if (!form.matches("form.collect") || !button) return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form, button));
  let answer;
  try {
    const response = await fetch(form.action, {method: "POST", body: sent, headers: {Accept: "application/json"}});
    if (!response.ok) throw new Error(response.statusText);
    answer = await response.json();
  } catch {
    withAction(form, button).submit(); // the page that answers says what is wrong
    return;
  }
  for (const other of document.querySelectorAll("form.collect")) {
    if (other.elements.vad.value === form.elements.vad.value) show(other.querySelector("button"), answer.inside);
  }
  document.getElementById("utdrag-antal").textContent = answer.size ? `(${answer.size})` : "";
  document.getElementById("sagt").textContent = answer.inside
    ? `Lagt i utdraget. Det rymmer nu ${answer.size}.` : `Borttaget ur utdraget. Det rymmer nu ${answer.size}.`;
});

function show(button, inside) {
  button.value = inside ? "ta" : "lagg";
  button.firstElementChild.textContent = inside ? "Ta ur utdrag" : button.dataset.label;
}

function withAction(form, button) {
  const field = document.createElement("input");
  Object.assign(field, {type: "hidden", name: button.name, value: button.value});
  form.append(field);
  return form;
}
