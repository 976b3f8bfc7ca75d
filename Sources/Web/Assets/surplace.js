// Ce que partagent les pages où l’on relie des lignes de deux colonnes (lettrage, rapprochement) : le bilan toujours en vue, les
// lignes au clavier, les formulaires faits sur place sans perdre ni la place dans la page ni le focus. Sans ces modules, les
// mêmes formulaires font le tour par le serveur.
import { garder } from "./coque.js";

export const cases = () => [...document.querySelectorAll("#choix input[name=ligne]")];

/** Le bloc que le serveur rend à neuf, et ce qui recompte le bilan ; réglés par `regler`. */
let racine = "lettrage";
let compter = () => {};
const bloc = () => document.getElementById(racine);

/** « −1 234,56 € », à partir de centimes entiers. */
export function euros(centimes) {
  const entier = String(Math.floor(Math.abs(centimes) / 100)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${centimes < 0 ? "\u2212" : ""}${entier},${String(Math.abs(centimes) % 100).padStart(2, "0")}\u00a0€`;
}

let minuterie;

/** Dit la différence après 300 ms de calme, pour ne pas couvrir la frappe. */
export function dire(texte) {
  clearTimeout(minuterie);
  minuterie = setTimeout(() => { const place = document.querySelector("[data-dit]"); if (place) place.textContent = texte; }, 300);
}

function refuser(constats) {
  document.getElementById("refus")?.remove();
  const refus = document.createElement("section");
  refus.className = "refus";
  refus.id = "refus";
  refus.tabIndex = -1;
  refus.setAttribute("role", "alert");
  for (const { message, recovery, code } of constats) {
    const constat = document.createElement("div");
    constat.className = "constat e";
    const [titre, sortie, loi] = [document.createElement("h2"), document.createElement("p"), document.createElement("p")];
    titre.className = "petit-titre";
    [titre.textContent, sortie.textContent, loi.textContent] = [message, recovery, code];
    loi.className = "loi";
    const dedans = document.createElement("div");
    dedans.append(titre, sortie, loi);
    constat.append(document.createElement("span"), dedans);
    refus.append(constat);
  }
  bloc().before(refus);
  refus.focus();
}

/** Le groupe ou la ligne d’à côté, là où le focus va quand ce qu’il tenait a disparu. */
function voisin(formulaire) {
  const groupe = formulaire.closest("[data-groupe]");
  if (!groupe) return null;
  const tous = [...document.querySelectorAll("[data-groupe]")];
  return { cle: groupe.dataset.groupe, rang: tous.indexOf(groupe) };
}

function rendreLeFocus(place, ligne) {
  if (place) {
    const tous = [...document.querySelectorAll("[data-groupe]")];
    const meme = tous.find((groupe) => groupe.dataset.groupe === place.cle) ?? tous[Math.min(place.rang, tous.length - 1)];
    const but = meme?.querySelector("button, a") ?? document.getElementById("groupes");
    return but?.focus({ preventScroll: true });
  }
  const reste = cases();
  (reste[Math.min(ligne, reste.length - 1)] ?? document.getElementById("bilan"))?.focus({ preventScroll: true });
}

export async function envoyer(formulaire, bouton) {
  const champs = new URLSearchParams(new FormData(formulaire, bouton));
  const [place, ligne] = [voisin(formulaire), Math.max(0, cases().findIndex((une) => une.checked))];
  const ecart = (place && document.querySelector(`[data-groupe="${CSS.escape(place.cle)}"]`)?.getBoundingClientRect().top) ?? null;
  const hauteur = scrollY;
  bouton?.setAttribute("aria-busy", "true");
  let reponse;
  try {
    reponse = await fetch(formulaire.action, { method: "POST", body: champs, headers: { "X-Ecritoire": "1", Accept: "text/html" } });
  } catch {
    bouton?.removeAttribute("aria-busy");
    return refuser([{ message: "Le serveur ne répond pas : rien n’a été fait.", recovery: "Vérifiez qu’il tourne, puis recommencez.", code: "réseau" }]);
  }
  // Le jeton du formulaire a servi : un refus rend le suivant dans l’en-tête.
  const suivant = reponse.headers.get("X-Jeton");
  if (suivant) formulaire.elements.jeton.value = suivant;
  bouton?.removeAttribute("aria-busy");
  if (!reponse.ok || (reponse.headers.get("Content-Type") ?? "").includes("json")) {
    const { findings = [] } = await reponse.json().catch(() => ({}));
    return refuser(findings);
  }
  const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
  const neuf = page.getElementById(racine);
  if (!neuf) return location.assign(reponse.url);
  document.getElementById("refus")?.remove();
  for (const message of document.querySelectorAll(".toast")) message.remove();
  bloc().replaceWith(document.adoptNode(neuf));
  for (const message of page.querySelectorAll(".toast")) {
    document.querySelector("main").prepend(document.adoptNode(message));
    garder(message);
  }
  const phrase = page.querySelector(".tete p");
  if (phrase) document.querySelector(".tete p").textContent = phrase.textContent;
  compter();
  scrollTo({ top: hauteur, behavior: "instant" });
  const apres = ecart === null ? null : document.querySelector(`[data-groupe="${CSS.escape(place.cle)}"]`)?.getBoundingClientRect().top;
  if (apres !== null && apres !== undefined) scrollBy({ top: apres - ecart, behavior: "instant" });
  rendreLeFocus(place, ligne);
  dire(document.querySelector(".toast p")?.textContent ?? "Fait.");
}

export function cocher(lignes) {
  const voulues = new Set(lignes);
  for (const une of cases()) une.checked = voulues.has(une.value);
  compter();
}

/** Lie les formulaires et les cases d’une page : `nom` du bloc que le serveur rend à neuf, `recompter` son bilan. */
export function regler(nom, recompter) {
  racine = nom;
  compter = recompter;
  document.addEventListener("change", (evenement) => { if (evenement.target.matches?.("#choix input[name=ligne]")) compter(); });
  document.addEventListener("submit", (evenement) => {
    if (!evenement.target.matches("form[data-sur-place]")) return;
    evenement.preventDefault();
    envoyer(evenement.target, evenement.submitter);
  });
  document.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest?.("a[data-lignes]");
    if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    cocher(lien.dataset.lignes.split(" "));
    document.getElementById("bilan").scrollIntoView({ block: "nearest" });
    document.querySelector("[data-lettrer]")?.focus({ preventScroll: true });
  });
  compter();
}

// — Le clavier —

/** La case où l’on est, ou la première. */
export function ici() {
  const toutes = cases();
  const place = toutes.indexOf(document.activeElement);
  return { toutes, place };
}

export function aller(pas) {
  const { toutes, place } = ici();
  if (place < 0 && document.activeElement !== document.body && document.activeElement?.id !== "bilan") return false;
  const but = toutes[place < 0 ? 0 : Math.max(0, Math.min(place + pas, toutes.length - 1))];
  but?.focus();
  return Boolean(but);
}

export function colonne(sens) {
  const { toutes, place } = ici();
  if (place < 0) return false;
  const tables = [...document.querySelectorAll("#choix table.lignes")];
  const autre = tables[tables.indexOf(toutes[place].closest("table")) + sens];
  const premiere = autre?.querySelector("input[name=ligne]");
  premiere?.focus();
  return Boolean(premiere);
}

/** Va à la première case et la coche, quand le focus n’est nulle part ; sur une case, Espace est déjà au navigateur. */
export function cocherIci() {
  const { toutes, place } = ici();
  if (place >= 0 || document.activeElement !== document.body || !toutes[0]) return false;
  toutes[0].focus();
  toutes[0].click();
  return true;
}

/** Fait ce que dit le bouton du bilan, d’une case ou de nulle part. */
export function poser() {
  const { place } = ici();
  const bouton = document.querySelector("[data-lettrer]");
  if (!bouton || bouton.disabled || (place < 0 && document.activeElement !== document.body && document.activeElement?.id !== "bilan")) return false;
  bouton.form.requestSubmit(bouton);
  return true;
}

export function proposition() {
  const lien = document.querySelector("a[data-lignes]");
  lien?.click();
  return Boolean(lien);
}
