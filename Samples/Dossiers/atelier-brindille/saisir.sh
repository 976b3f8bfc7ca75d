#!/bin/sh
# Le premier mois de l’Atelier Brindille (FICTIF), saisi pièce par pièce à la ligne de commande.
#
#   ECRITOIRE=/chemin/de/ecritoire sh saisir.sh brindille.ecritoire
#
# Crée le dossier, ouvre les tiers, importe les à-nouveaux, saisit les treize pièces d’octobre 2026, valide, lettre la facture
# F2026-101 avec son avoir, et affiche les totaux des journaux : ceux de attendus.csv.
set -eu

if [ $# -ne 1 ]; then
  echo "Utilisation : ECRITOIRE=/chemin/de/ecritoire sh $0 DOSSIER" >&2
  exit 64
fi
here=$(cd "$(dirname "$0")" && pwd)
ECRITOIRE_DOSSIER=$1
ECRITOIRE_AUTEUR=${ECRITOIRE_AUTEUR:-"Apprenant"}
export ECRITOIRE_DOSSIER ECRITOIRE_AUTEUR
today=2026-10-31

ecritoire() { "${ECRITOIRE:-ecritoire}" "$@" --aujourdhui "$today"; }
saisir() {
  said=$(ecritoire ecriture saisir "$@")
  printf '%s\n' "$said" | tail -n 1
}

ecritoire dossier creer "$ECRITOIRE_DOSSIER" --nom "Atelier Brindille SARL (FICTIF)" --siren 000026005 \
  --exercice 2026-10-01:2027-09-30 --mode entreprise

tail -n +2 "$here/tiers.csv" | while IFS=';' read -r code name kind account; do
  ecritoire plan tiers ajouter "$code" --nom "$name" --genre "$kind" --compte "$account"
done

ecritoire ecriture importer "$here/ouverture.csv"

# 1. Facture de fournisseur : des panneaux, TVA déductible au taux normal.
saisir --operation achat --date 2026-10-02 --piece BM-7902 --libelle "Bois du Morvan, panneaux" \
  --tiers MORVAN --compte 601 --ht 6480,00 --tva D20

# 2. Facture à un client.
saisir --operation vente --date 2026-10-05 --piece F2026-101 --libelle "Hôtel Les Tilleuls, agencement de l’accueil" \
  --tiers TILLEULS --compte 701 --ht 16850,00 --tva C20

# 3. Fournitures d’atelier, données TTC : le HT est ce qui reste.
saisir --operation achat --date 2026-10-06 --piece QE-2290 --libelle "Quincaille Express, fournitures d’atelier" \
  --tiers QUINCAILLE --compte 6022 --ttc 494,88 --tva D20

# 4. Pose sous-traitée : l’atelier doit la TVA et la déduit, le fournisseur n’en facture pas.
saisir --operation achat --date 2026-10-08 --piece PN-118 --libelle "Pose-Nord, sous-traitance de pose, autoliquidation" \
  --tiers POSENORD --compte 611 --ht 1200,00 --tva AL20

# 5. Travaux dans un logement de plus de deux ans : taux intermédiaire.
saisir --operation vente --date 2026-10-12 --piece F2026-102 --libelle "Mme Aubry, travaux dans un logement de plus de 2 ans" \
  --tiers AUBRY --compte 706 --ht 2400,00 --tva C10

# 6. Électricité.
saisir --operation achat --date 2026-10-14 --piece EP-44120 --libelle "Énergie Plateau, électricité" \
  --tiers ENERGIE --compte 6061 --ht 318,75 --tva D20

# 7. Une machine qui servira plusieurs années est une immobilisation : sa TVA va en 44562.
saisir --operation achat --date 2026-10-15 --piece OR-5561 --libelle "Outillage Rouvray, défonceuse numérique" \
  --tiers OUTILLAGE --compte 2154 --ht 2950,00 --tva I20

# 8. Facture à un client public.
saisir --operation vente --date 2026-10-19 --piece F2026-103 --libelle "Mairie de Saint-Aubert, banque d’accueil" \
  --tiers MAIRIE --compte 701 --ht 9275,50 --tva C20

# 9. Le cabinet paie sa TVA à l’encaissement : elle attend le paiement pour être déduite.
saisir --operation achat --date 2026-10-20 --piece CS-2026-310 --libelle "Cabinet Salvat, honoraires, TVA sur les encaissements" \
  --tiers SALVAT --compte 6226 --ht 480,00 --tva DE20

# 10. Un repas payé par carte, sans fournisseur à suivre.
saisir --operation achat --date 2026-10-22 --piece CB-2210 --libelle "Repas avec un client, carte" \
  --tresorerie 512 --compte 6257 --ttc 64,90 --tva D10

# 11. Un avoir au client de la facture F2026-101, saisi ligne à ligne.
saisir --journal VE --date 2026-10-26 --piece A2026-007 --libelle "Hôtel Les Tilleuls, avoir pour une rayure" \
  --debit 7091@C20=350,00 --debit 44571@C20=70,00 --credit 411:TILLEULS=420,00

# 12. Le gazole de l’utilitaire, par carte.
saisir --operation achat --date 2026-10-28 --piece CB-2810 --libelle "Gazole de l’utilitaire, carte" \
  --tresorerie 512 --compte 6066 --ht 80,00 --tva D20

# 13. Une vente au comptoir, en espèces.
saisir --operation vente --date 2026-10-29 --piece TC-2026-10 --libelle "Vente au comptoir, espèces" \
  --tresorerie 530 --compte 701 --ht 150,00 --tva C20

ecritoire ecriture valider --jusquau 2026-10-31

# Lettrage partiel : la facture et son avoir, qui laissent 19 800,00 à recevoir.
place() { ecritoire lettrage etat --compte 411 --tiers TILLEULS | awk -v piece="$1" '$5 == piece { print $1 }'; }
ecritoire lettrage poser "$(place F2026-101)" "$(place A2026-007)" --partiel

ecritoire centralisateur --validees --csv
