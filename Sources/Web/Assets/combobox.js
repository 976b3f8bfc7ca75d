// Une zone à liste (ARIA 1.2, « combobox » à liste) : le focus reste dans le champ, la liste suit la frappe.
import { balise } from "./coque.js";

const DELAI = 70;
let numero = 0;

/**
 * Fait d’un champ une zone à liste.
 * - demander(texte) promet les options : { value, label, account, thirdParty, reason }.
 * - choisir(option, champ) est appelée quand une option est prise.
 * - pied : éléments sous la liste.
 */
export class Combobox {
  constructor(champ, { boite, nom, demander, choisir, pied, placer }) {
    Object.assign(this, { champ, boite, nom, demander, choisir, pied, placer });
    this.options = [];
    this.rang = -1;
    this.ouverte = false;
    this.attente = null;
    this.suite = 0;
    for (const [cle, valeur] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", boite.id]]) champ.setAttribute(cle, valeur);
    champ.addEventListener("input", () => this.chercherBientot());
    champ.addEventListener("keydown", (evenement) => this.touche(evenement));
    champ.addEventListener("blur", () => this.fermer());
  }

  chercherBientot() {
    clearTimeout(this.minuterie);
    let lancer;
    const tour = new Promise((resoudre) => { lancer = resoudre; });
    this.attente = tour;
    this.minuterie = setTimeout(() => this.chercher().then(lancer, lancer), DELAI);
    this.presser = () => { clearTimeout(this.minuterie); return this.chercher().then(lancer, lancer); };
  }

  async chercher() {
    this.presser = null;
    const tour = ++this.suite;
    const texte = this.champ.value;
    const options = texte.trim() || this.forcee ? await this.demander(texte) : [];
    if (tour !== this.suite) return;
    this.forcee = false;
    this.attente = null;
    this.options = options;
    if (document.activeElement === this.champ && (options.length || texte.trim())) this.ouvrir(texte);
    else this.fermer();
  }

  /** Attend ce que la frappe a demandé. */
  async pret() {
    if (this.presser) await this.presser();
    else if (this.attente) await this.attente;
  }

  ouvrir(texte) {
    const identifiant = `liste-${++numero}`;
    const mots = texte.trim().split(/\s+/).filter((mot) => mot && !/^\d+\*?$/.test(mot));
    const liste = balise("div", { role: "listbox", id: identifiant, "aria-label": this.nom });
    this.options.forEach((option, rang) => {
      const ligne = balise("div", { role: "option", id: `${identifiant}-${rang}`, "aria-selected": "false" },
        balise("b", {}, option.thirdParty ? `${option.value} ${option.thirdParty}` : option.value), balise("span", {}, ...souligner(option.label, mots)),
        option.reason ? balise("span", { class: "badge violet" }, option.reason) : balise("span"));
      ligne.addEventListener("pointerdown", (evenement) => { evenement.preventDefault(); this.rang = rang; this.prendre(); });
      liste.append(ligne);
    });
    const corps = this.options.length ? liste : balise("p", { class: "liste-vide" }, "Rien ne répond.");
    this.boite.replaceChildren(balise("div", { class: "liste" }, corps, balise("div", { class: "liste-pied" }, ...this.pied())));
    this.boite.hidden = false;
    this.placer(this.boite, this.champ);
    this.ouverte = true;
    this.champ.setAttribute("aria-expanded", "true");
    this.champ.setAttribute("aria-controls", identifiant);
    this.aller(this.options.length ? 0 : -1);
  }

  fermer() {
    clearTimeout(this.minuterie);
    this.suite += 1;
    this.attente = this.presser = null;
    if (!this.ouverte) return;
    this.ouverte = false;
    this.boite.hidden = true;
    this.boite.replaceChildren();
    this.champ.setAttribute("aria-expanded", "false");
    this.champ.setAttribute("aria-controls", this.boite.id);
    this.champ.removeAttribute("aria-activedescendant");
  }

  aller(rang) {
    const lignes = this.boite.querySelectorAll("[role=option]");
    lignes[this.rang]?.setAttribute("aria-selected", "false");
    this.rang = rang;
    const ligne = lignes[rang];
    if (!ligne) return this.champ.removeAttribute("aria-activedescendant");
    ligne.setAttribute("aria-selected", "true");
    ligne.scrollIntoView({ block: "nearest" });
    this.champ.setAttribute("aria-activedescendant", ligne.id);
  }

  /** Prend l’option choisie ; faux quand il n’y en a pas. */
  prendre() {
    const option = this.ouverte ? this.options[this.rang] : null;
    this.fermer();
    if (!option) return false;
    this.choisir(option, this.champ);
    return true;
  }

  toutMontrer() {
    this.forcee = true;
    return this.chercher();
  }

  touche(evenement) {
    if (!this.ouverte || evenement.ctrlKey || evenement.altKey) return;
    const dernier = this.options.length - 1;
    switch (evenement.key) {
      case "ArrowDown": this.aller(this.rang >= dernier ? 0 : this.rang + 1); break;
      case "ArrowUp": this.aller(this.rang <= 0 ? dernier : this.rang - 1); break;
      case "PageDown": this.aller(Math.min(dernier, this.rang + 8)); break;
      case "PageUp": this.aller(Math.max(0, this.rang - 8)); break;
      case "Escape": this.fermer(); break;
      case "Tab": this.prendre(); return;
      default: return;
    }
    evenement.preventDefault();
  }
}

/** Le libellé, les mots tapés marqués, accents et casse mis à part. */
function souligner(libelle, mots) {
  const plat = [...libelle].map((lettre) => lettre.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()).join("");
  if (plat.length !== libelle.length) return [libelle];
  const morceaux = [];
  let position = 0;
  const places = mots.map((mot) => [plat.indexOf(mot.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()), mot.length]).filter(([debut]) => debut >= 0).sort((a, b) => a[0] - b[0]);
  for (const [debut, longueur] of places) {
    if (debut < position) continue;
    morceaux.push(libelle.slice(position, debut), balise("mark", {}, libelle.slice(debut, debut + longueur)));
    position = debut + longueur;
  }
  return [...morceaux, libelle.slice(position)];
}
