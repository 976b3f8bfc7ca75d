// La saisie au clavier. Sans ce script le formulaire marche ; avec lui, il complète, propose, solde et alerte pendant la frappe.
import { balise, dialoguer } from "./coque.js";
import { Combobox } from "./combobox.js";
import { ecouterDepots, envoyerPieces } from "./reception.js";
import { envoyer } from "./envoi.js";
import { ecrire, lire, lireDate } from "./montants.js";
import { lier, table } from "./touches.js";

document.documentElement.classList.add("js");
const formulaire = document.getElementById("saisie");
const corps = document.querySelector("#lignes tbody");
const boite = document.getElementById("liste-boite");
const base = formulaire.dataset.base;
const ZONES = ["compte", "tiers", "libelle", "code", "debit", "credit"];
const LETTRES = { compte: "c", tiers: "t", libelle: "l", code: "v", debit: "d", credit: "k" };
const NOMS = { compte: "Compte", tiers: "Tiers", libelle: "Libellé", code: "Code de TVA", debit: "Débit", credit: "Crédit" };
const TIERS_ATTENDU = /^(40[1345]|41[136])/;
const PAUSE = 250;

const entete = (nom) => formulaire.elements.namedItem(nom);
const rangs = () => [...corps.querySelectorAll("tr:not(.faute-texte)")];
const cellule = (rang, zone) => rang?.querySelector(`[data-zone=${zone}]`);
const valeur = (rang, zone) => cellule(rang, zone).value.trim();
const saisi = (champ) => champ.value.trim() !== "" && !champ.classList.contains("propose");
const estLigne = (champ) => champ?.dataset?.zone !== undefined && corps.contains(champ);
// Les pièces partent à part, dès qu’elles sont choisies : l’écriture n’est plus qu’un formulaire de textes.
formulaire.enctype = "application/x-www-form-urlencoded";
document.getElementById("fichiers").removeAttribute("name");
const listes = new Map();
let modifie = formulaire.dataset.modifie !== undefined;
// D’une longue écriture la page ne montre que quelques lignes : les autres comptent dans les totaux, et rien n’est proposé.
const estLongue = formulaire.dataset.avant !== undefined;
const avant = Number(formulaire.dataset.avant ?? 0);
let envoiEnCours = false;

// — Les lignes —

function numeroter() {
  rangs().forEach((rang, place) => {
    const numero = avant + place + 1;
    rang.querySelector(".m span").textContent = String(numero);
    for (const zone of ZONES) {
      const champ = cellule(rang, zone);
      champ.id = `${LETTRES[zone]}${numero}`;
      champ.setAttribute("aria-label", `${NOMS[zone]}, ligne ${numero}`);
    }
  });
}

function nouvelleLigne(apres = null) {
  const modele = rangs()[0].cloneNode(true);
  modele.className = "";
  for (const champ of modele.querySelectorAll("input")) {
    champ.value = "";
    champ.classList.remove("propose");
    for (const attribut of ["aria-invalid", "aria-expanded", "aria-controls", "aria-activedescendant"]) champ.removeAttribute(attribut);
  }
  if (apres) apres.after(modele);
  else corps.append(modele);
  numeroter();
  equiper(modele);
  return modele;
}

const estVide = (rang) => ZONES.every((zone) => zone === "libelle" || valeur(rang, zone) === "");
/** Une ligne sans compte ni montant tapé : elle attend. */
const attend = (rang) => valeur(rang, "compte") === "" && !saisi(cellule(rang, "debit")) && !saisi(cellule(rang, "credit")) && valeur(rang, "tiers") === "";

function totaux(besides = null) {
  let debit = BigInt(formulaire.dataset.autresDebit ?? 0);
  let credit = BigInt(formulaire.dataset.autresCredit ?? 0);
  for (const rang of rangs()) {
    if (rang === besides || attend(rang)) continue;
    debit += lire(valeur(rang, "debit")) ?? 0n;
    credit += lire(valeur(rang, "credit")) ?? 0n;
  }
  return { debit, credit };
}

function solder() {
  for (const rang of rangs()) cellule(rang, "libelle").placeholder = attend(rang) ? "" : entete("libelle").value;
  const { debit, credit } = totaux();
  const ecart = debit > credit ? debit - credit : credit - debit;
  document.getElementById("total-debit").textContent = ecrire(debit);
  document.getElementById("total-credit").textContent = ecrire(credit);
  const zone = document.getElementById("ecart");
  zone.textContent = debit === 0n && credit === 0n ? "0,00" : ecart === 0n ? "0,00 équilibrée" : `${ecrire(ecart)} ${debit > credit ? "au crédit" : "au débit"}`;
  zone.className = ecart === 0n ? "juste" : "faux";
  return ecart === 0n && debit !== 0n;
}

// — Les propositions —

function ecrireChamp(champ, texte, propose) {
  if (champ.value !== texte) champ.value = texte;
  champ.classList.toggle("propose", propose && texte !== "");
  if (document.activeElement === champ && propose) champ.select();
}

function tape() {
  const champs = new FormData();
  for (const nom of ["journal", "date", "piece", "ecriture", "version"]) if (entete(nom)) champs.append(nom, entete(nom).value);
  for (const nom of ["echeance", "libelle"]) champs.append(nom, saisi(entete(nom)) ? entete(nom).value : "");
  const liste = rangs();
  while (liste.length && ZONES.every((zone) => !saisi(cellule(liste.at(-1), zone)))) liste.pop();
  for (const rang of liste) for (const zone of ZONES) {
    const champ = cellule(rang, zone);
    champs.append(champ.name, saisi(champ) ? champ.value : "");
  }
  return new URLSearchParams(champs);
}

function appliquer(reponse) {
  reponse.lines.forEach((ligne, place) => {
    const rang = rangs()[place] ?? nouvelleLigne();
    const valeurs = { compte: ligne.account, tiers: ligne.thirdParty, code: ligne.vatCode, debit: ligne.debit, credit: ligne.credit };
    for (const [zone, texte] of Object.entries(valeurs)) if (!saisi(cellule(rang, zone))) ecrireChamp(cellule(rang, zone), texte, true);
  });
  for (const rang of rangs().slice(reponse.lines.length)) for (const zone of ZONES) if (!saisi(cellule(rang, zone)) && zone !== "libelle") ecrireChamp(cellule(rang, zone), "", true);
  if (!saisi(entete("libelle"))) ecrireChamp(entete("libelle"), reponse.label, true);
  if (!saisi(entete("echeance"))) ecrireChamp(entete("echeance"), reponse.dueDate, true);
  alerter(reponse.findings);
  solder();
}

function alerter(constats) {
  const liste = document.getElementById("alertes");
  const signature = JSON.stringify(constats);
  if (liste.dataset.signature === signature) return;
  liste.dataset.signature = signature;
  const signe = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "i");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const trace = document.createElementNS("http://www.w3.org/2000/svg", "path");
    trace.setAttribute("d", "M8 2 1.8 13.5h12.4zM8 6.500v3.200M8 11.600h.01");
    svg.append(trace);
    return svg;
  };
  liste.replaceChildren(...constats.map((un) => balise("li", { class: un.severity === "error" ? "e" : "a" }, signe(),
    balise("span", {}, balise("b", {}, un.severity === "error" ? "À corriger. " : "À vérifier. "), `${un.message} `, balise("span", { class: "doux" }, un.recovery)))));
}

let essaiVoulu = false;
let essaiEnCours = null;
let minuterie = null;

/** Demande au serveur ce qu’il propose et ce qu’il dirait : rien n’est écrit. */
function essayer() {
  clearTimeout(minuterie);
  if (estLongue) return Promise.resolve(solder());
  essaiVoulu = true;
  essaiEnCours ??= (async () => {
    try {
      while (essaiVoulu) {
        essaiVoulu = false;
        const reponse = await envoyer(`${base}/saisie/essai`, tape());
        if (reponse.ok && !essaiVoulu) appliquer(await reponse.json());
      }
    } catch {
      // Sans réponse, la saisie continue sans propositions : l’enregistrement dira ce qui manque.
    } finally {
      essaiEnCours = null;
    }
  })();
  return essaiEnCours;
}

function essayerBientot() {
  clearTimeout(minuterie);
  minuterie = setTimeout(essayer, PAUSE);
}

// — La frappe pendant qu’on attend le serveur : gardée, puis rejouée dans l’ordre —

let occupe = false;
const tampon = [];

document.addEventListener("keydown", (evenement) => {
  if (!occupe || evenement.isComposing) return;
  if (evenement.key.length > 1 && !["Enter", "Tab", "Backspace"].includes(evenement.key)) return;
  evenement.preventDefault();
  evenement.stopImmediatePropagation();
  tampon.push({ key: evenement.key, ctrlKey: evenement.ctrlKey, shiftKey: evenement.shiftKey });
}, true);

async function enAttendant(action) {
  if (occupe) return;
  occupe = true;
  try {
    await action();
  } finally {
    occupe = false;
    while (tampon.length && !occupe) rejouer(tampon.shift());
  }
}

function rejouer(touche) {
  const champ = document.activeElement;
  const evenement = new KeyboardEvent("keydown", { ...touche, bubbles: true, cancelable: true });
  if (!champ.dispatchEvent(evenement) || touche.ctrlKey) return;
  if (touche.key === "Tab") champDe(champ, touche.shiftKey ? -1 : 1)?.focus();
  else if (champ instanceof HTMLInputElement && touche.key.length === 1) {
    champ.setRangeText(touche.key, champ.selectionStart, champ.selectionEnd, "end");
    champ.dispatchEvent(new InputEvent("input", { bubbles: true }));
  } else if (champ instanceof HTMLInputElement && touche.key === "Backspace") {
    champ.setRangeText("", champ.selectionStart === champ.selectionEnd ? Math.max(0, champ.selectionStart - 1) : champ.selectionStart, champ.selectionEnd, "end");
    champ.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

function champDe(champ, pas) {
  const tous = [...formulaire.querySelectorAll("input:not([type=hidden]),select,button,a[href]")].filter((un) => un.offsetParent !== null && un.tabIndex >= 0);
  return tous[tous.indexOf(champ) + pas];
}

// — D’une zone à la suivante —

function viser(champ) {
  if (!champ) return;
  champ.focus();
  if (champ instanceof HTMLInputElement) champ.select();
}

const estFacture = () => ["achats", "ventes"].includes(formulaire.dataset.genre);

/** La colonne où un montant de cette ligne se tape d’habitude. */
function colonne(rang) {
  if (valeur(rang, "debit")) return "debit";
  if (valeur(rang, "credit")) return "credit";
  const deTiers = valeur(rang, "tiers") !== "";
  if (formulaire.dataset.genre === "achats") return deTiers ? "credit" : "debit";
  if (formulaire.dataset.genre === "ventes") return deTiers ? "debit" : "credit";
  const { debit, credit } = totaux(rang);
  return debit > credit ? "credit" : "debit";
}

/** La première zone qui demande quelque chose à partir de cette ligne ; null quand l’écriture est finie. */
function zoneUtile(depart) {
  for (const rang of rangs().slice(depart)) {
    if (attend(rang)) {
      if (solder() && rangs().filter((une) => !attend(une)).length > 1) return null;
      return cellule(rang, "compte");
    }
    if (valeur(rang, "compte") === "") return cellule(rang, "compte");
    const zone = colonne(rang);
    if (!saisi(cellule(rang, zone))) return cellule(rang, zone);
  }
  if (solder()) return null;
  return cellule(nouvelleLigne(), "compte");
}

/** Où mène la touche Entrée ; null pour enregistrer. */
function suite(champ) {
  if (!estLigne(champ)) {
    const premiere = () => zoneUtile(0);
    switch (champ.id) {
      case "journal": return entete("date");
      case "date": return entete("piece");
      case "piece": return estFacture() ? premiere() : saisi(entete("libelle")) ? premiere() : entete("libelle");
      case "echeance": return entete("libelle");
      default: return premiere();
    }
  }
  const rang = champ.closest("tr");
  const place = rangs().indexOf(rang);
  const zone = champ.dataset.zone;
  if (zone === "compte") {
    if (valeur(rang, "compte") === "") return attend(rang) && solder() ? null : cellule(rang, "tiers");
    if (TIERS_ATTENDU.test(valeur(rang, "compte")) && valeur(rang, "tiers") === "") return cellule(rang, "tiers");
  }
  if (zone === "compte" || zone === "tiers") return saisi(cellule(rang, colonne(rang))) ? zoneUtile(place + 1) : cellule(rang, colonne(rang));
  if (zone === "libelle") return cellule(rang, "code");
  if (zone === "code") return cellule(rang, colonne(rang));
  if (champ.value.trim() === "") return zone === "debit" ? cellule(rang, "credit") : zoneUtile(place + 1) ?? null;
  return zoneUtile(place + 1);
}

/** Ce qui est tapé prend sa forme, ce qui est proposé est accepté. */
function accepter(champ) {
  if (!(champ instanceof HTMLInputElement)) return;
  if (["debit", "credit"].includes(champ.dataset.zone) && champ.value.trim()) {
    const centimes = lire(champ.value);
    champ.toggleAttribute("aria-invalid", centimes === null);
    if (centimes === null) champ.setAttribute("aria-invalid", "true");
    else champ.value = ecrire(centimes);
  }
  if (["date", "echeance"].includes(champ.id) && champ.value.trim()) {
    const date = lireDate(champ.value, formulaire.dataset);
    if (date) { champ.value = date; champ.removeAttribute("aria-invalid"); } else champ.setAttribute("aria-invalid", "true");
  }
  if (champ.classList.contains("propose") || estLigne(champ)) modifie = true;
  champ.classList.remove("propose");
  // Qui accepte un montant accepte le compte qui va avec.
  if (["debit", "credit"].includes(champ.dataset.zone) && champ.value.trim()) for (const zone of ["compte", "tiers", "code"]) cellule(champ.closest("tr"), zone).classList.remove("propose");
}

function entree() {
  const champ = document.activeElement;
  if (!formulaire.contains(champ) || !(champ instanceof HTMLInputElement || champ instanceof HTMLSelectElement) || champ.type === "file") return false;
  enAttendant(async () => {
    const liste = listes.get(champ);
    if (liste) { await liste.pret(); liste.prendre(); }
    accepter(champ);
    if (estLigne(champ)) await essayer();
    else essayerBientot();
    const prochaine = suite(champ);
    if (prochaine) viser(prochaine);
    else enregistrer("suivante");
  });
}

function enregistrer(action) {
  if (envoiEnCours) return;
  for (const champ of formulaire.querySelectorAll("input")) if (champ.id === "date" || champ.id === "echeance") accepter(champ);
  // Un montant proposé sur une ligne qui attend n’est pas une ligne.
  for (const rang of rangs()) if (attend(rang)) for (const zone of ZONES) cellule(rang, zone).value = "";
  envoiEnCours = true;
  modifie = false;
  formulaire.requestSubmit(formulaire.querySelector(`button[name=action][value=${action}]`));
}

window.addEventListener("pageshow", () => { envoiEnCours = false; });

// — Recopier, dupliquer, annuler —

function recopier(evenement) {
  const champ = document.activeElement;
  if (!estLigne(champ)) return false;
  const entier = champ.selectionStart === 0 && champ.selectionEnd === champ.value.length;
  if (saisi(champ) && !entier) return false;
  if (saisi(champ) && evenement.key === "+") return false;
  const rang = champ.closest("tr");
  const dessus = rangs()[rangs().indexOf(rang) - 1];
  const zone = champ.dataset.zone;
  if (dessus && !["debit", "credit"].includes(zone)) for (const une of zone === "compte" ? ["compte", "libelle"] : [zone]) if (!saisi(cellule(rang, une))) ecrireChamp(cellule(rang, une), valeur(dessus, une), false);
  if (["compte", "debit", "credit"].includes(zone)) {
    const { debit, credit } = totaux(rang);
    const manque = debit - credit;
    ecrireChamp(cellule(rang, "debit"), manque < 0n ? ecrire(-manque) : "", false);
    ecrireChamp(cellule(rang, "credit"), manque > 0n ? ecrire(manque) : "", false);
    if (manque !== 0n) viser(cellule(rang, manque < 0n ? "debit" : "credit"));
  }
  modifie = true;
  solder();
  essayerBientot();
}

function dupliquer() {
  const champ = document.activeElement;
  if (!estLigne(champ)) return false;
  const rang = champ.closest("tr");
  const copie = nouvelleLigne(rang);
  for (const zone of ZONES) if (saisi(cellule(rang, zone))) cellule(copie, zone).value = cellule(rang, zone).value;
  modifie = true;
  solder();
  viser(cellule(copie, champ.dataset.zone));
}

function bouger(pas) {
  const champ = document.activeElement;
  if (!estLigne(champ)) return false;
  const autre = rangs()[rangs().indexOf(champ.closest("tr")) + pas];
  if (!autre) return false;
  viser(cellule(autre, champ.dataset.zone));
}

let dernierEchap = 0;
function annuler() {
  if (modifie && Date.now() - dernierEchap > 3000) {
    dernierEchap = Date.now();
    dire("Échap encore une fois abandonne cette écriture.");
    return;
  }
  modifie = false;
  location.assign(formulaire.dataset.annuler);
}

function dire(texte) {
  const zone = document.getElementById("ecart");
  const avant = zone.textContent;
  zone.textContent = texte;
  setTimeout(() => { if (zone.textContent === texte) zone.textContent = avant; }, 3000);
}

// — Créer sans quitter —

async function creer(champ) {
  const liste = listes.get(champ);
  if (!liste?.ouverte || formulaire.dataset.organise === undefined) return false;
  const texte = champ.value.trim();
  const deTiers = champ.dataset.zone === "tiers" || (champ.dataset.zone === "compte" && /^[^\d]/.test(texte));
  if (champ.dataset.zone === "code") return false;
  liste.fermer();
  const zones = deTiers
    ? [["code", "Code", texte.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, 12)], ["nom", "Nom", texte], ["compte", "Compte collectif", formulaire.dataset.genre === "ventes" ? "411" : "401"]]
    : [["numero", "Numéro", /^\d/.test(texte) ? texte.split(/\s/)[0] : ""], ["intitule", "Intitulé", texte.replace(/^[\d\s*]+/, "")]];
  const refus = balise("p", { class: "erreur", role: "alert" });
  const champs = zones.map(([nom, libelle, proposition]) => balise("div", { class: "champ" }, balise("label", { for: `creer-${nom}` }, libelle), balise("input", { id: `creer-${nom}`, name: nom, value: proposition, autocomplete: "off" })));
  const abandon = balise("button", { type: "button", class: "bouton" }, "Annuler ", balise("kbd", {}, "Échap"));
  const formule = balise("form", { method: "dialog" }, balise("div", { class: "dtete" }, balise("h2", { id: "creer-titre" }, deTiers ? "Nouveau tiers" : "Nouveau compte")),
    balise("div", { class: "creer" }, ...champs, refus), balise("div", { class: "dpied" }, balise("button", { class: "bouton premier" }, "Créer ", balise("kbd", {}, "↵")), abandon));
  const dialogue = dialoguer(balise("dialog", { class: "dialogue palette", "aria-labelledby": "creer-titre" }, formule));
  abandon.addEventListener("click", () => dialogue.close());
  formule.addEventListener("submit", async (evenement) => {
    evenement.preventDefault();
    const envoi = new URLSearchParams(new FormData(formule));
    if (deTiers) envoi.append("genre", formulaire.dataset.genre === "ventes" ? "client" : formulaire.dataset.genre === "achats" ? "fournisseur" : "autre");
    const reponse = await envoyer(`${base}/saisie/${deTiers ? "tiers" : "comptes"}`, envoi);
    const contenu = await reponse.json();
    if (!reponse.ok) { refus.textContent = contenu.findings.map((un) => `${un.message} ${un.recovery}`).join(" "); return; }
    dialogue.close();
    champ.focus();
    prendreOption(contenu.options[0], champ);
    enAttendant(async () => { await essayer(); viser(suite(champ)); });
  });
}

// — Les listes —

function prendreOption(option, champ) {
  const rang = champ.closest("tr");
  modifie = true;
  if (champ.dataset.zone === "tiers") {
    ecrireChamp(champ, option.value, false);
    if (!saisi(cellule(rang, "compte")) && option.account) ecrireChamp(cellule(rang, "compte"), option.account, false);
  } else {
    ecrireChamp(champ, option.value, false);
    if (option.thirdParty) ecrireChamp(cellule(rang, "tiers"), option.thirdParty, false);
  }
}

const chemins = { compte: "comptes", tiers: "tiers", code: "codes" };

function equiper(rang) {
  for (const zone of Object.keys(chemins)) {
    const champ = cellule(rang, zone);
    listes.set(champ, new Combobox(champ, {
      boite, nom: zone === "compte" ? "Comptes proposés" : zone === "tiers" ? "Tiers proposés" : "Codes de TVA",
      demander: async (texte) => {
        const tiers = rangs().map((un) => valeur(un, "tiers")).find(Boolean) ?? "";
        const question = new URLSearchParams({ q: texte, journal: entete("journal").value, date: entete("date").value, ...(zone === "compte" ? { tiers } : {}) });
        const reponse = await fetch(`${base}/saisie/${chemins[zone]}?${question}`, { headers: { Accept: "application/json", "X-Ecritoire": "1" } });
        return reponse.ok ? (await reponse.json()).options : [];
      },
      choisir: (option) => { prendreOption(option, champ); essayerBientot(); },
      pied: () => [balise("kbd", {}, "↓"), " choisir · ", balise("kbd", {}, "↵"), " prendre et passer",
        ...(zone !== "code" && formulaire.dataset.organise !== undefined ? [" · ", balise("kbd", {}, "Ins"), zone === "tiers" ? " créer un tiers" : " créer un compte ou un tiers"] : [])],
      placer: (element, pres) => {
        const flotte = boite.parentElement.getBoundingClientRect();
        const cadre = pres.getBoundingClientRect();
        element.style.top = `${cadre.bottom - flotte.top + 1}px`;
        const gauche = Math.max(8, Math.min(cadre.left - flotte.left, flotte.width - element.offsetWidth - 8));
        if (flotte.width > 500) element.style.left = `${gauche}px`;
      },
    }));
  }
}

// — Le clavier, d’après la table des touches —

lier("saisie", {
  "saisie-suivante": entree,
  "saisie-fermer": () => { accepter(document.activeElement); enAttendant(async () => { if (modifie) await essayer(); enregistrer("fermer"); }); },
  "saisie-annuler": () => { if (document.querySelector("dialog[open]")) return false; annuler(); },
  "saisie-liste": () => { const liste = listes.get(document.activeElement); if (!liste) return false; liste.toutMontrer(); },
  "saisie-modifier": () => { const champ = document.activeElement; if (!estLigne(champ)) return false; champ.setSelectionRange(champ.value.length, champ.value.length); champ.classList.remove("propose"); },
  "saisie-ligne": () => { const champ = document.activeElement; if (listes.get(champ)?.ouverte) { creer(champ); return; } viser(cellule(nouvelleLigne(estLigne(champ) ? champ.closest("tr") : null), "compte")); },
  "saisie-dupliquer": dupliquer,
  "saisie-recopier": recopier,
  "saisie-aujourdhui": () => { const champ = document.activeElement; if (!["date", "echeance"].includes(champ?.id) || (saisi(champ) && champ.selectionEnd - champ.selectionStart !== champ.value.length)) return false; champ.value = "."; accepter(champ); modifie = true; },
  "saisie-haut": () => bouger(-1),
  "saisie-bas": () => bouger(1),
});

formulaire.addEventListener("input", (evenement) => {
  if (evenement.target.type === "file") return;
  modifie = true;
  evenement.target.classList.remove("propose");
  evenement.target.removeAttribute("aria-invalid");
  if (["debit", "credit"].includes(evenement.target.dataset.zone)) solder();
  essayerBientot();
});

function marquer(champ) {
  for (const rang of rangs()) rang.classList.toggle("actif", rang.contains(champ));
}

formulaire.addEventListener("focusin", (evenement) => {
  marquer(evenement.target);
  if (evenement.target instanceof HTMLInputElement && !["file", "checkbox"].includes(evenement.target.type)) evenement.target.select();
});

formulaire.addEventListener("focusout", (evenement) => {
  const champ = evenement.target;
  if (occupe || !(champ instanceof HTMLInputElement)) return;
  if (["debit", "credit"].includes(champ.dataset.zone) || ["date", "echeance"].includes(champ.id)) {
    const propose = champ.classList.contains("propose");
    accepter(champ);
    champ.classList.toggle("propose", propose);
  }
});

entete("journal").addEventListener("change", () => {
  if (formulaire.querySelector("input[name=ecriture]") || modifie && rangs().some((rang) => !estVide(rang))) return essayer();
  location.assign(`${base}/saisie?${new URLSearchParams({ journal: entete("journal").value })}`);
});

formulaire.addEventListener("submit", (evenement) => {
  if (evenement.submitter?.value === "ligne") { evenement.preventDefault(); viser(cellule(nouvelleLigne(), "compte")); return; }
  envoiEnCours = true;
  modifie = false;
});

window.addEventListener("beforeunload", (evenement) => { if (modifie && !envoiEnCours) evenement.preventDefault(); });

// — La pièce, à côté —

const visionneuse = document.getElementById("visionneuse");
async function recevoir(fichiers) {
  const contenu = await envoyerPieces(visionneuse.dataset.envoi, fichiers);
  if (!contenu.vouchers) return alerter(contenu.findings ?? []);
  const [premiere, ...autres] = contenu.vouchers;
  visionneuse.querySelectorAll(":scope > header, :scope > iframe, :scope > img, :scope > input").forEach((un) => un.remove());
  const vue = premiere.mediaType === "application/pdf" ? balise("iframe", { src: premiere.href, title: premiere.name })
    : premiere.mediaType.startsWith("image/") ? balise("img", { src: premiere.href, alt: premiere.name }) : "";
  visionneuse.prepend(balise("header", {}, balise("b", {}, premiere.name), balise("a", { href: premiere.href, target: "_blank", rel: "noopener" }, "Agrandir")),
    balise("input", { type: "hidden", name: "piece_jointe", value: premiere.id }), vue);
  if (autres.length) dire(`${autres.length} autre${autres.length > 1 ? "s" : ""} pièce${autres.length > 1 ? "s" : ""} à saisir.`);
}
ecouterDepots(visionneuse, recevoir);
document.getElementById("fichiers").addEventListener("change", (evenement) => {
  if (evenement.target.files.length) recevoir([...evenement.target.files]);
  evenement.target.value = "";
});

// — Au départ —

for (const rang of rangs()) equiper(rang);
solder();
const refus = document.getElementById("refus");
// Qui a déjà choisi un champ pendant que la page venait y reste.
if (formulaire.contains(document.activeElement)) marquer(document.activeElement);
else if (!refus) viser(document.getElementById(formulaire.dataset.focus) ?? formulaire.querySelector(".tete-ecriture input[value='']") ?? cellule(rangs()[0], "compte"));
if (rangs().some((rang) => !estVide(rang))) essayer();
// Ce qui a été tapé avant est rendu, maintenant que les touches ont leurs gestes.
table.then(() => document.dispatchEvent(new Event("saisie-prete")));
