// Les touches : une seule table, touches.json, dont viennent l’écran d’aide, la page /aide/raccourcis et les gestionnaires.
//
//   import { lier } from "./touches.js";
//   lier("saisie", { "ligne-nouvelle": (evenement) => { … } });
//
// Un gestionnaire qui rend false laisse la touche au navigateur. Une touche « lettre » ne fait rien dans un champ, et peut être
// débrayée. Les autres agissent aussi dans les champs.

const CLE = "ecritoire.lettres";
const DELAI = 1200;

/** La table, lue une fois : dans la page quand elle y est, pour que le clavier réponde sans autre aller-retour. */
const dansLaPage = document.getElementById("table-touches");
export const table = dansLaPage
  ? Promise.resolve(JSON.parse(dansLaPage.textContent))
  : fetch("/actif/touches.json").then((reponse) => reponse.json());

const gestionnaires = new Map();
const lieux = new Set(["partout"]);
let attente = null;

/** Lie des gestionnaires aux touches d’un lieu, qui est désormais « ici ». */
export function lier(ou, actions) {
  lieux.add(ou);
  for (const [id, action] of Object.entries(actions)) gestionnaires.set(id, { ou, action });
}

/** Les lieux de cette page, « partout » compris. */
export function lieuxActifs() {
  return lieux;
}

/** Les lettres seules agissent-elles ? */
export function lettresActives() {
  try {
    return localStorage.getItem(CLE) !== "non";
  } catch {
    return true;
  }
}

export function reglerLettres(actives) {
  try {
    if (actives) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, "non");
  } catch {
    // Sans mémoire du navigateur, le réglage vaut pour rien : les touches restent comme elles sont.
  }
}

/** Les noms d’une touche, tels qu’on les écrit : « Ctrl+Enter » donne Ctrl et ↵. */
export function noms(touche, tousLesNoms) {
  return touche.split(" ").flatMap(decouper).map((nom) => tousLesNoms[nom] ?? (/^[a-z]$/.test(nom) && touche.includes("+") ? nom.toUpperCase() : nom));
}

function decouper(touche) {
  return touche.length > 1 && touche.includes("+") ? touche.split(/\+(?=.)/) : [touche];
}

function estChamp(element) {
  return element instanceof Element && element.closest("input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=file]),textarea,select,[contenteditable]") !== null;
}

/** La touche frappée, écrite comme dans la table. Maj ne compte pas pour un caractère : « ? » s’obtient avec elle. */
function frappe(evenement) {
  const touche = evenement.key === " " ? "Space" : evenement.key.length === 1 ? evenement.key.toLowerCase() : evenement.key;
  const maj = evenement.shiftKey && touche.length > 1 ? "Shift+" : "";
  return `${evenement.ctrlKey || evenement.metaKey ? "Ctrl+" : ""}${evenement.altKey ? "Alt+" : ""}${maj}${touche}`;
}

table.then(({ touches }) => {
  document.addEventListener("keydown", (evenement) => {
    if (evenement.isComposing || evenement.defaultPrevented || ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(evenement.key)) return;
    if (document.querySelector("dialog[open]")) return;
    const frappee = frappe(evenement);
    const suite = attente && Date.now() - attente.quand < DELAI ? `${attente.debut} ${frappee}` : null;
    attente = null;
    const permises = touches.filter(({ id, lettre }) => gestionnaires.has(id) && !(lettre && (!lettresActives() || estChamp(evenement.target))));
    const trouvee = permises.find((une) => suite && une.touches.includes(suite)) ?? permises.find((une) => une.touches.includes(frappee));
    if (trouvee) {
      if (gestionnaires.get(trouvee.id).action(evenement) !== false) evenement.preventDefault();
      return;
    }
    if (permises.some((une) => une.touches.some((touche) => touche.startsWith(`${frappee} `)))) attente = { debut: frappee, quand: Date.now() };
  });
});
