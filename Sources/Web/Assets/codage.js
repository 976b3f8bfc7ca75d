// Le codage au clavier : d’un mouvement à l’autre, accepter, mettre en attente, ouvrir la saisie à la main. Sans ce module, les
// mêmes formulaires se remplissent à la souris ou à la tabulation.
import { lier } from "./touches.js";

const mouvements = () => [...document.querySelectorAll("[data-mouvement]")];

/** Le mouvement où l’on est : celui du focus, sinon celui de l’adresse, sinon le premier. */
function ici() {
  const tenu = document.activeElement?.closest?.("[data-mouvement]");
  return tenu ?? document.querySelector("[data-mouvement]:target") ?? mouvements()[0] ?? null;
}

function aller(pas) {
  const tous = mouvements();
  const tenu = document.activeElement?.closest?.("[data-mouvement]");
  const rang = tenu ? tous.indexOf(tenu) + pas : 0;
  const but = tous[Math.max(0, Math.min(rang, tous.length - 1))];
  if (!but) return false;
  but.focus({ preventScroll: true });
  but.scrollIntoView({ block: "nearest" });
  return true;
}

function presser(choix) {
  const bouton = ici()?.querySelector(choix);
  bouton?.click();
  return Boolean(bouton);
}

/** Dans un champ, les flèches restent au curseur. */
const dansUnChamp = () => document.activeElement?.matches?.("input, textarea, select") ?? false;

lier("codage", {
  "codage-bas": () => !dansUnChamp() && aller(1),
  "codage-haut": () => !dansUnChamp() && aller(-1),
  "codage-accepter": () => presser("[data-accepter]"),
  // Ce que rien n’explique est déjà proposé en attente.
  "codage-attente": () => presser("[data-attente]") || presser("[data-accepter]"),
  "codage-main": () => {
    const saisie = ici()?.querySelector("[data-main]");
    if (!saisie) return false;
    saisie.open = true;
    saisie.querySelector("input[name=contre]")?.select();
    return true;
  },
});

// Après un codage, l’adresse nomme le mouvement suivant : le focus y va, pour que la touche d’après agisse sur lui.
document.querySelector("[data-mouvement]:target")?.focus({ preventScroll: true });
