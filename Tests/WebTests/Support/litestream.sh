#!/bin/sh
# litestream.sh PROGRAM LITESTREAM CONFIGURATION FOLDER: replicates a dossier while it is written, loses it, restores it from the
# replica, and holds the restored one to what was there. Prints what it compares; ends with a status other than 0 when they differ.
set -eu
program=$1 litestream=$2 configuration=$3 folder=$4
mkdir -p "$folder/dossiers" "$folder/copie"
sed "s#/srv/ecritoire#$folder/dossiers#; s#/mnt/copie/ecritoire#$folder/copie#" "$configuration" >"$folder/litestream.yml"
export ECRITOIRE_AUJOURDHUI=2026-11-02 ECRITOIRE_AUTEUR="Camille Aubry"
dossier=$folder/dossiers/essai.ecritoire

write() { # write PIECE
  "$program" ecriture saisir --dossier "$dossier" --operation achat --creer-tiers MORVAN="Bois du Morvan" --tiers MORVAN \
    --compte 601 --ht 100,00 --tva D20 --date 2026-10-02 --piece "$1" --libelle "Panneaux" >/dev/null 2>&1
}
head_of() { "$program" dossier verifier --dossier "$1" --json | sed 's/.*"head":"\([0-9a-f]*\)".*/\1/'; }

"$program" dossier creer "$dossier" --nom "Essai (FICTIF)" --siren 000000018 --exercice 2026-01-01:2026-12-31 >/dev/null
"$program" personne ajouter nora --nom "Nora Benali" --role jury --dossiers "$folder/dossiers" >/dev/null
"$litestream" replicate -config "$folder/litestream.yml" >"$folder/log" 2>&1 &
replication=$!
trap 'kill $replication 2>/dev/null || true' EXIT
sleep 2
for piece in A1 A2 A3 A4 A5; do write $piece; done
"$program" ecriture valider --dossier "$dossier" --jusquau 2026-10-31 >/dev/null
before=$(head_of "$dossier")
sleep 3
kill $replication
wait $replication || true

rm -f "$dossier" "$dossier-wal" "$dossier-shm"
"$litestream" restore -o "$folder/restaure.ecritoire" "file://$folder/copie/essai.ecritoire" >>"$folder/log" 2>&1
"$program" dossier restaurer "$folder/restaure.ecritoire" --dossier "$dossier" >/dev/null
after=$(head_of "$dossier")
echo "avant $before"
echo "après $after"
[ -n "$before" ] && [ "$before" = "$after" ]
"$litestream" restore -o "$folder/dossiers/cabinet.restaure" "file://$folder/copie/cabinet.sqlite" >>"$folder/log" 2>&1
mv "$folder/dossiers/cabinet.restaure" "$folder/dossiers/cabinet.sqlite"
"$program" personne lister --dossiers "$folder/dossiers" --json | grep -q '"nora"'
write A6
