// The clock of the meeting screen: how long this case has been discussed, next to how long was planned.
// Without this script the page still says when the discussion began.
const klok = document.querySelector("[data-klok]");

function tik() {
  const seconden = Math.max(0, Math.floor((Date.now() - Date.parse(klok.dataset.klok)) / 1000));
  const twee = (getal) => String(getal).padStart(2, "0");
  const gepland = Number(klok.dataset.minuten);
  const over = seconden > gepland * 60;
  klok.textContent = `${twee(Math.floor(seconden / 60))}:${twee(seconden % 60)} van ${twee(gepland)}:00${over ? " (langer dan gepland)" : ""}`;
  klok.classList.toggle("pga-laat", over);
}

if (klok && Number.isFinite(Date.parse(klok.dataset.klok))) {
  tik();
  setInterval(tik, 1000);
}
