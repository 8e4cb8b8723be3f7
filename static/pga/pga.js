// Everything here is a help; each page also works without it.

const $ = (keuze, basis = document) => basis.querySelector(keuze);
const $$ = (keuze, basis = document) => [...basis.querySelectorAll(keuze)];
const alarm = $("#opslaan-mislukt");
const typt = (doel) => doel.matches("input, textarea, select, [contenteditable]");

// 1. Keys: / searches, ? shows the list, Escape closes, and data-toets="x" presses a link or button.
const toetsen = $("#toetsen");

function toonToetsen() {
  const lijst = $("dl", toetsen);
  $$("[data-eigen]", lijst).forEach((rij) => rij.remove());
  for (const doel of $$("[data-toets]")) {
    const rij = document.createElement("div");
    rij.className = "pga-gegeven";
    rij.dataset.eigen = "";
    const toets = document.createElement("dt");
    toets.append(Object.assign(document.createElement("kbd"), { textContent: doel.dataset.toets }));
    const uitleg = Object.assign(document.createElement("dd"), { textContent: doel.textContent.trim() });
    rij.append(toets, uitleg);
    lijst.append(rij);
  }
  toetsen.showModal();
}

document.addEventListener("keydown", (e) => {
  if (e.key === "Escape") {
    for (const menu of $$("details[open].pga-gebruiker, details[open].pga-menu, details[open].pga-filter")) {
      menu.open = false;
      if (menu.contains(document.activeElement)) $("summary", menu).focus();
    }
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey || typt(e.target) || $("dialog[open]")) return;
  if (e.key === "/" && $("#zoekveld")) {
    e.preventDefault();
    $("#zoekveld").focus();
  } else if (e.key === "?" && toetsen) {
    e.preventDefault();
    toonToetsen();
  } else {
    const doel = $$("[data-toets]").find((el) => el.dataset.toets === e.key && el.offsetParent);
    if (doel) {
      e.preventDefault();
      doel.focus();
      doel.click();
    }
  }
});

document.addEventListener("click", (e) => {
  const menu = $("details[open].pga-gebruiker");
  if (menu && !menu.contains(e.target)) menu.open = false;
});

// 2. Autosave: quiet when it works, loud when it does not, and no leaving with text that is nowhere.
let nietBewaard = false;
let verstuurd = false;
let sleutelOud = false; // after logging in again elsewhere the csrf token of this page no longer fits

function mislukt(reden) {
  nietBewaard = true;
  alarm.textContent = `Uw tekst is niet bewaard. ${reden} Laat deze pagina open: uw tekst staat er nog.`;
  alarm.hidden = false;
}

const conceptVan = (e) => e.detail.requestConfig?.elt.closest("[data-concept]");
const conceptAdres = (form) => new URL(form.getAttribute("hx-post"), location.href).pathname;

// Takes the csrf token of now from a light page; false for who is still logged out.
async function nieuweSleutel() {
  const antwoord = await fetch(alarm.dataset.sleutel).catch(() => null);
  const pagina = new DOMParser().parseFromString((await antwoord?.text()) ?? "", "text/html");
  const koppen = pagina.body.getAttribute("hx-headers");
  if (!koppen) return false;
  document.body.setAttribute("hx-headers", koppen);
  const sleutel = JSON.parse(koppen)["X-CSRFToken"];
  for (const veld of $$("input[name=csrfmiddlewaretoken]")) veld.value = sleutel;
  sleutelOud = false;
  return true;
}

document.addEventListener("htmx:confirm", (e) => {
  if (!sleutelOud) return;
  e.preventDefault();
  nieuweSleutel().then(() => e.detail.issueRequest(true));
});

document.addEventListener("htmx:beforeSwap", (e) => {
  const form = conceptVan(e);
  if (!form) return;
  const { status, responseURL } = e.detail.xhr;
  const aangekomen = new URL(responseURL || location.href).pathname;
  if (status === 200 && aangekomen === conceptAdres(form)) {
    nietBewaard = false;
    alarm.hidden = true;
    return;
  }
  e.detail.shouldSwap = false;
  sleutelOud = status === 200 || status === 403;
  mislukt(
    status === 200
      ? "U bent uitgelogd. Log in een nieuw tabblad opnieuw in en typ hier verder."
      : "De server gaf een fout. We proberen het opnieuw zodra u verder typt.",
  );
});

document.addEventListener("htmx:sendError", (e) => {
  if (conceptVan(e)) mislukt("Er is geen verbinding. We proberen het opnieuw zodra u verder typt.");
});

addEventListener("beforeunload", (e) => {
  if (nietBewaard && !verstuurd) e.preventDefault();
});

// 3. One submit is enough.
document.addEventListener("submit", (e) => {
  const form = e.target;
  if (form.method === "dialog" || form.method === "get") return;
  if (sleutelOud) {
    e.preventDefault();
    nieuweSleutel().then((gelukt) => {
      if (gelukt) form.requestSubmit(e.submitter);
      else mislukt("U bent uitgelogd. Log in een nieuw tabblad opnieuw in en probeer het dan nog eens.");
    });
    return;
  }
  if (form.dataset.bezig) {
    e.preventDefault();
    return;
  }
  form.dataset.bezig = "ja";
  verstuurd = true;
  e.submitter?.setAttribute("aria-busy", "true");
});

// On a phone the tabs scroll: start where the current one is.
document.querySelector(".pga-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

addEventListener("pageshow", () => {
  verstuurd = false;
  $$("form[data-bezig]").forEach((form) => delete form.dataset.bezig);
  $$("[aria-busy]").forEach((knop) => knop.removeAttribute("aria-busy"));
});

// 4. After a refused form the reader starts at the summary of what is wrong.
$("[data-fouten]")?.focus();
