// Une liste à cocher : tout cocher d’un coup, et ce qui est coché devient ce qui sera validé.
import { balise } from "./coque.js";

const formulaire = document.getElementById("brouillard");
if (formulaire) {
  const cases = [...formulaire.querySelectorAll("tbody input[type=checkbox]")];
  const toutes = balise("input", { type: "checkbox", "aria-label": "Tout choisir" });
  formulaire.querySelector("thead th.m").replaceChildren(toutes);
  const accorder = () => {
    const cochees = cases.filter((une) => une.checked).length;
    toutes.checked = cochees === cases.length;
    toutes.indeterminate = cochees > 0 && cochees < cases.length;
    const portee = formulaire.querySelector(`input[name=portee][value=${cochees ? "choisies" : "toutes"}]`);
    if (portee) portee.checked = true;
  };
  toutes.addEventListener("change", () => { for (const une of cases) une.checked = toutes.checked; accorder(); });
  formulaire.addEventListener("change", (evenement) => { if (cases.includes(evenement.target)) accorder(); });
}
