// Avant que la saisie écoute : ce qui se tape alors ne doit ni envoyer une écriture à moitié faite, ni se perdre. Chargé sans
// attendre, à la différence des modules ; une fois les touches liées, il rend ce qu’il a retenu et s’efface. Si le module ne vient
// pas, le formulaire reste celui du navigateur dès que la page est là.
(() => {
  const retenues = [];

  function retenir(evenement) {
    const { key, target } = evenement;
    const estChamp = target instanceof HTMLInputElement && target.type !== "hidden" && target.type !== "file";
    const estPage = target === document.body || target === document.documentElement;
    if (evenement.isComposing || !(estChamp || estPage)) return;
    const estTexte = key.length === 1 && !evenement.ctrlKey && !evenement.altKey && !evenement.metaKey;
    // Dans un champ, le texte s’écrit de lui-même jusqu’à la première Entrée ; la suite est pour d’autres champs.
    const attend = key === "Enter" || (estTexte || key === "Backspace") && (estPage || retenues.length > 0);
    if (!attend) return;
    evenement.preventDefault();
    const { ctrlKey, shiftKey, code } = evenement;
    retenues.push({ key, code, ctrlKey, shiftKey, estTexte });
  }

  function cesser() {
    document.removeEventListener("keydown", retenir, true);
  }

  function rendre() {
    cesser();
    for (const { estTexte, ...touche } of retenues.splice(0)) {
      const champ = document.activeElement ?? document.body;
      const estLibre = champ.dispatchEvent(new KeyboardEvent("keydown", { ...touche, bubbles: true, cancelable: true }));
      // La commande d’édition, et non la valeur du champ : les propositions se font à la frappe.
      if (estLibre && estTexte) document.execCommand("insertText", false, touche.key);
      else if (estLibre && touche.key === "Backspace") document.execCommand("delete");
    }
  }

  document.addEventListener("keydown", retenir, true);
  document.addEventListener("saisie-prete", rendre, { once: true });
  window.addEventListener("load", cesser, { once: true });
})();
