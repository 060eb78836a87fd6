// Follows a job of reading in. Where it does not run, the page is loaded again to see how far the job has come.
const job = document.getElementById("jobb"), state = document.getElementById("jobb-lage");
const meter = document.getElementById("jobb-matare"), rows = job.querySelectorAll("tbody tr");
const PAUSE = rows.length > 200 ? 3000 : 1000; // milliseconds
let said = "";

async function follow() {
  let told;
  try {
    told = await (await fetch(job.dataset.address)).json();
  } catch {
    setTimeout(follow, 5 * PAUSE); // the server is being restarted; the job goes on when it is back
    return;
  }
  meter.max = told.total || 1;
  meter.value = told.done;
  if (told.ended) return location.reload(); // with links, reasons and what to do next
  if (told.summary !== said) state.textContent = said = told.summary;
  told.files.forEach((file, n) => show(rows[n], file));
  setTimeout(follow, PAUSE);
}

function show(row, file) {
  const [, shown, reason] = row.children;
  const words = file.state[0].toUpperCase() + file.state.slice(1);
  if (shown.textContent === words) return;
  shown.textContent = words;
  reason.textContent = file.reason;
  if (file.state === "läses") {
    const bar = shown.appendChild(document.createElement("progress"));
    bar.setAttribute("aria-hidden", "true");
  }
}

follow();
