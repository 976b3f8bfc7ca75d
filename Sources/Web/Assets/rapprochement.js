// Le rapprochement sur place : la différence entre la banque et les livres toujours en vue, les lignes au clavier, les
// propositions acceptées d’une touche.
import { aller, cases, cocher, cocherIci, colonne, dire, euros, poser, proposition, regler } from "./surplace.js";
import { lier } from "./touches.js";

function compter() {
  const bilan = document.getElementById("bilan");
  if (!bilan) return;
  for (const bouton of document.querySelectorAll(".sansjs")) bouton.hidden = true;
  const sommes = { banque: 0, livres: 0 };
  let nombre = 0;
  for (const une of cases()) {
    une.closest("tr").classList.toggle("choisi", une.checked);
    if (!une.checked) continue;
    nombre += 1;
    sommes[une.dataset.cote] += Number(une.dataset.centimes);
  }
  const reste = sommes.banque - sommes.livres;
  bilan.querySelector("[data-banque]").textContent = euros(sommes.banque);
  bilan.querySelector("[data-livres]").textContent = euros(sommes.livres);
  const place = bilan.querySelector("[data-reste]");
  place.textContent = euros(reste);
  place.className = nombre === 0 ? "doux" : reste === 0 ? "juste" : "alerte";
  dire(nombre === 0 ? "Aucune ligne choisie." : `${nombre} ligne${nombre > 1 ? "s" : ""}, différence ${euros(reste)}.`);
}

regler("rapprochement", compter);
lier("rapprochement", {
  "rapprochement-bas": () => aller(1),
  "rapprochement-haut": () => aller(-1),
  "rapprochement-droite": () => colonne(1),
  "rapprochement-gauche": () => colonne(-1),
  "rapprochement-cocher": cocherIci,
  "rapprochement-pointer": poser,
  "rapprochement-proposition": proposition,
  "rapprochement-decocher": () => { cocher([]); return true; },
});
