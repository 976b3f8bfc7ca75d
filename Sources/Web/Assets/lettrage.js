// Le lettrage sur place : la différence toujours en vue, les lignes au clavier, et un délettrage qui ne touche que son groupe.
import { aller, cases, cocher, cocherIci, colonne, dire, euros, poser, proposition, regler } from "./surplace.js";
import { lier } from "./touches.js";

function compter() {
  const bilan = document.getElementById("bilan");
  if (!bilan) return;
  for (const bouton of document.querySelectorAll(".sansjs")) bouton.hidden = true;
  let [debit, credit, nombre] = [0, 0, 0];
  for (const une of cases()) {
    une.closest("tr").classList.toggle("choisi", une.checked);
    if (!une.checked) continue;
    nombre += 1;
    const centimes = Number(une.dataset.centimes);
    if (centimes > 0) debit += centimes;
    else credit -= centimes;
  }
  const reste = debit - credit;
  bilan.querySelector("[data-debit]").textContent = euros(debit);
  bilan.querySelector("[data-credit]").textContent = euros(credit);
  const place = bilan.querySelector("[data-reste]");
  place.textContent = euros(reste);
  place.className = nombre === 0 ? "doux" : reste === 0 ? "juste" : "alerte";
  const bouton = bilan.querySelector("[data-lettrer]");
  if (bouton) {
    const partiel = reste !== 0 && debit > 0 && credit > 0;
    bouton.value = partiel ? "partiel" : "lettrer";
    bouton.querySelector("[data-libelle]").textContent = partiel ? "Lettrer en partiel" : "Lettrer";
  }
  dire(nombre === 0 ? "Aucune ligne choisie." : `${nombre} ligne${nombre > 1 ? "s" : ""}, différence ${euros(reste)}.`);
}

regler("lettrage", compter);
lier("lettrage", {
  "lettrage-bas": () => aller(1),
  "lettrage-haut": () => aller(-1),
  "lettrage-droite": () => colonne(1),
  "lettrage-gauche": () => colonne(-1),
  "lettrage-cocher": cocherIci,
  "lettrage-poser": poser,
  "lettrage-proposition": proposition,
  "lettrage-decocher": () => { cocher([]); return true; },
});
