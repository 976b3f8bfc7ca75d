/* Made by list.sh: do not edit. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "embedded_data.h"
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/accounts.csv" suffix(, )
0};
static const unsigned char file_1[] = {
#embed "../../ChartOfAccounts/PCG/explanations.csv" suffix(, )
0};
static const unsigned char file_2[] = {
#embed "../../ChartOfAccounts/PCG/journals.csv" suffix(, )
0};
static const unsigned char file_3[] = {
#embed "../../ChartOfAccounts/PCG/removed.csv" suffix(, )
0};
static const unsigned char file_4[] = {
#embed "../../ChartOfAccounts/PCG/synonyms.csv" suffix(, )
0};
static const unsigned char file_5[] = {
#embed "../../Samples/Dossiers/atelier-brindille/README.md" suffix(, )
0};
static const unsigned char file_6[] = {
#embed "../../Samples/Dossiers/atelier-brindille/attendus.csv" suffix(, )
0};
static const unsigned char file_7[] = {
#embed "../../Samples/Dossiers/atelier-brindille/ouverture.csv" suffix(, )
0};
static const unsigned char file_8[] = {
#embed "../../Samples/Dossiers/atelier-brindille/pieces.csv" suffix(, )
0};
static const unsigned char file_9[] = {
#embed "../../Samples/Dossiers/atelier-brindille/saisir.sh" suffix(, )
0};
static const unsigned char file_10[] = {
#embed "../../Samples/Dossiers/atelier-brindille/tiers.csv" suffix(, )
0};
static const unsigned char file_11[] = {
#embed "../../Samples/Files/000031419FEC20241231.txt" suffix(, )
0};
static const unsigned char file_12[] = {
#embed "../../Samples/Files/000031419FEC20251231.txt" suffix(, )
0};
static const unsigned char file_13[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.camt053.xml" suffix(, )
0};
static const unsigned char file_14[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.cfonb120.txt" suffix(, )
0};
static const unsigned char file_15[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.csv" suffix(, )
0};
static const unsigned char file_16[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.ofx" suffix(, )
0};
static const unsigned char file_17[] = {
#embed "../../Sources/Law/Parameters/accounting/assets.low-value.json" suffix(, )
0};
static const unsigned char file_18[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.farming-cash.json" suffix(, )
0};
static const unsigned char file_19[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.json" suffix(, )
0};
static const unsigned char file_20[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.professional-cash.json" suffix(, )
0};
static const unsigned char file_21[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fine.amount.json" suffix(, )
0};
static const unsigned char file_22[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fine.rate.json" suffix(, )
0};
static const unsigned char file_23[] = {
#embed "../../Sources/Law/Parameters/accounting/inventory.interval.json" suffix(, )
0};
static const unsigned char file_24[] = {
#embed "../../Sources/Law/Parameters/accounting/retention.accounting.json" suffix(, )
0};
static const unsigned char file_25[] = {
#embed "../../Sources/Law/Parameters/accounting/retention.tax.json" suffix(, )
0};
static const unsigned char file_26[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.hourly.json" suffix(, )
0};
static const unsigned char file_27[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.monthly.json" suffix(, )
0};
static const unsigned char file_28[] = {
#embed "../../Sources/Law/Parameters/labour/labour.social-security-ceiling.monthly.json" suffix(, )
0};
static const unsigned char file_29[] = {
#embed "../../Sources/Law/Parameters/labour/labour.social-security-ceiling.yearly.json" suffix(, )
0};
static const unsigned char file_30[] = {
#embed "../../Sources/Law/Parameters/payment/interest.legal.business.json" suffix(, )
0};
static const unsigned char file_31[] = {
#embed "../../Sources/Law/Parameters/payment/interest.legal.consumer.json" suffix(, )
0};
static const unsigned char file_32[] = {
#embed "../../Sources/Law/Parameters/payment/payment.cash-limit.json" suffix(, )
0};
static const unsigned char file_33[] = {
#embed "../../Sources/Law/Parameters/payment/payment.cash-limit.non-resident.json" suffix(, )
0};
static const unsigned char file_34[] = {
#embed "../../Sources/Law/Parameters/payment/payment.penalty.ecb-margin.json" suffix(, )
0};
static const unsigned char file_35[] = {
#embed "../../Sources/Law/Parameters/payment/payment.penalty.minimum-multiple.json" suffix(, )
0};
static const unsigned char file_36[] = {
#embed "../../Sources/Law/Parameters/payment/payment.recovery-indemnity.json" suffix(, )
0};
static const unsigned char file_37[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.default.json" suffix(, )
0};
static const unsigned char file_38[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.end-of-month.json" suffix(, )
0};
static const unsigned char file_39[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.maximum.json" suffix(, )
0};
static const unsigned char file_40[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.lowest.json" suffix(, )
0};
static const unsigned char file_41[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.petroleum.json" suffix(, )
0};
static const unsigned char file_42[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.reduced.json" suffix(, )
0};
static const unsigned char file_43[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.works.json" suffix(, )
0};
static const unsigned char file_44[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.goods.json" suffix(, )
0};
static const unsigned char file_45[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.goods.tolerance.json" suffix(, )
0};
static const unsigned char file_46[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.json" suffix(, )
0};
static const unsigned char file_47[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.tolerance.json" suffix(, )
0};
static const unsigned char file_48[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.services.json" suffix(, )
0};
static const unsigned char file_49[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.services.tolerance.json" suffix(, )
0};
static const unsigned char file_50[] = {
#embed "../../Sources/Law/Parameters/vat/vat.intermediate.json" suffix(, )
0};
static const unsigned char file_51[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.livestock.json" suffix(, )
0};
static const unsigned char file_52[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.press.json" suffix(, )
0};
static const unsigned char file_53[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.reduced.json" suffix(, )
0};
static const unsigned char file_54[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.standard.json" suffix(, )
0};
static const unsigned char file_55[] = {
#embed "../../Sources/Law/Parameters/vat/vat.particular.json" suffix(, )
0};
static const unsigned char file_56[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.tax-limit.json" suffix(, )
0};
static const unsigned char file_57[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.turnover.json" suffix(, )
0};
static const unsigned char file_58[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.turnover.tolerance.json" suffix(, )
0};
static const unsigned char file_59[] = {
#embed "../../Sources/Law/Parameters/vat/vat.reduced.json" suffix(, )
0};
static const unsigned char file_60[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.goods.json" suffix(, )
0};
static const unsigned char file_61[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.goods.tolerance.json" suffix(, )
0};
static const unsigned char file_62[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment-exemption.json" suffix(, )
0};
static const unsigned char file_63[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment.december.json" suffix(, )
0};
static const unsigned char file_64[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment.july.json" suffix(, )
0};
static const unsigned char file_65[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.services.json" suffix(, )
0};
static const unsigned char file_66[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.services.tolerance.json" suffix(, )
0};
static const unsigned char file_67[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.tax-limit.json" suffix(, )
0};
static const unsigned char file_68[] = {
#embed "../../Sources/Law/Parameters/vat/vat.standard.json" suffix(, )
0};
static const unsigned char file_69[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VII-1.xsd" suffix(, )
0};
static const unsigned char file_70[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-3.xsd" suffix(, )
0};
static const unsigned char file_71[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-5.xsd" suffix(, )
0};
static const unsigned char file_72[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-7.xsd" suffix(, )
0};
static const unsigned char file_73[] = {
#embed "../../Sources/Presentation/Aide/banque.md" suffix(, )
0};
static const unsigned char file_74[] = {
#embed "../../Sources/Presentation/Aide/debuter.md" suffix(, )
0};
static const unsigned char file_75[] = {
#embed "../../Sources/Presentation/Aide/exports.md" suffix(, )
0};
static const unsigned char file_76[] = {
#embed "../../Sources/Presentation/Aide/fec.md" suffix(, )
0};
static const unsigned char file_77[] = {
#embed "../../Sources/Presentation/Aide/glossaire.md" suffix(, )
0};
static const unsigned char file_78[] = {
#embed "../../Sources/Presentation/Aide/lettrage.md" suffix(, )
0};
static const unsigned char file_79[] = {
#embed "../../Sources/Presentation/Aide/parametres.md" suffix(, )
0};
static const unsigned char file_80[] = {
#embed "../../Sources/Presentation/Aide/plan.md" suffix(, )
0};
static const unsigned char file_81[] = {
#embed "../../Sources/Presentation/Aide/releves.md" suffix(, )
0};
static const unsigned char file_82[] = {
#embed "../../Sources/Presentation/Aide/roles.md" suffix(, )
0};
static const unsigned char file_83[] = {
#embed "../../Sources/Presentation/Aide/saisie.md" suffix(, )
0};
static const unsigned char file_84[] = {
#embed "../../Sources/Presentation/Aide/serveur.md" suffix(, )
0};
static const unsigned char file_85[] = {
#embed "../../Sources/Presentation/Aide/tva.md" suffix(, )
0};
static const unsigned char file_86[] = {
#embed "../../Sources/Presentation/Aide/virements.md" suffix(, )
0};
static const unsigned char file_87[] = {
#embed "../../Sources/Web/Assets/attente.js" suffix(, )
0};
static const unsigned char file_88[] = {
#embed "../../Sources/Web/Assets/combobox.js" suffix(, )
0};
static const unsigned char file_89[] = {
#embed "../../Sources/Web/Assets/coque.js" suffix(, )
0};
static const unsigned char file_90[] = {
#embed "../../Sources/Web/Assets/depot.js" suffix(, )
0};
static const unsigned char file_91[] = {
#embed "../../Sources/Web/Assets/ecritoire.css" suffix(, )
0};
static const unsigned char file_92[] = {
#embed "../../Sources/Web/Assets/envoi.js" suffix(, )
0};
static const unsigned char file_93[] = {
#embed "../../Sources/Web/Assets/garde.js" suffix(, )
0};
static const unsigned char file_94[] = {
#embed "../../Sources/Web/Assets/icone.svg" suffix(, )
0};
static const unsigned char file_95[] = {
#embed "../../Sources/Web/Assets/impression.css" suffix(, )
0};
static const unsigned char file_96[] = {
#embed "../../Sources/Web/Assets/impression.js" suffix(, )
0};
static const unsigned char file_97[] = {
#embed "../../Sources/Web/Assets/lettrage.js" suffix(, )
0};
static const unsigned char file_98[] = {
#embed "../../Sources/Web/Assets/liste.js" suffix(, )
0};
static const unsigned char file_99[] = {
#embed "../../Sources/Web/Assets/montants.js" suffix(, )
0};
static const unsigned char file_100[] = {
#embed "../../Sources/Web/Assets/pieces.js" suffix(, )
0};
static const unsigned char file_101[] = {
#embed "../../Sources/Web/Assets/reception.js" suffix(, )
0};
static const unsigned char file_102[] = {
#embed "../../Sources/Web/Assets/saisie.js" suffix(, )
0};
static const unsigned char file_103[] = {
#embed "../../Sources/Web/Assets/touches.js" suffix(, )
0};
static const unsigned char file_104[] = {
#embed "../../Sources/Web/Assets/touches.json" suffix(, )
0};
static const unsigned char file_105[] = {
#embed "../../Sources/Web/Templates/Banking/banque.mustache" suffix(, )
0};
static const unsigned char file_106[] = {
#embed "../../Sources/Web/Templates/Banking/depot.mustache" suffix(, )
0};
static const unsigned char file_107[] = {
#embed "../../Sources/Web/Templates/Banking/essai.mustache" suffix(, )
0};
static const unsigned char file_108[] = {
#embed "../../Sources/Web/Templates/Banking/lot.mustache" suffix(, )
0};
static const unsigned char file_109[] = {
#embed "../../Sources/Web/Templates/Banking/mouvements.mustache" suffix(, )
0};
static const unsigned char file_110[] = {
#embed "../../Sources/Web/Templates/Banking/paiements.mustache" suffix(, )
0};
static const unsigned char file_111[] = {
#embed "../../Sources/Web/Templates/Banking/releves.mustache" suffix(, )
0};
static const unsigned char file_112[] = {
#embed "../../Sources/Web/Templates/Control/cellule.mustache" suffix(, )
0};
static const unsigned char file_113[] = {
#embed "../../Sources/Web/Templates/Control/comparaison.mustache" suffix(, )
0};
static const unsigned char file_114[] = {
#embed "../../Sources/Web/Templates/Control/comparer.mustache" suffix(, )
0};
static const unsigned char file_115[] = {
#embed "../../Sources/Web/Templates/Control/constats.mustache" suffix(, )
0};
static const unsigned char file_116[] = {
#embed "../../Sources/Web/Templates/Control/controler.mustache" suffix(, )
0};
static const unsigned char file_117[] = {
#embed "../../Sources/Web/Templates/Control/regles.mustache" suffix(, )
0};
static const unsigned char file_118[] = {
#embed "../../Sources/Web/Templates/Control/signe.mustache" suffix(, )
0};
static const unsigned char file_119[] = {
#embed "../../Sources/Web/Templates/Control/verdict.mustache" suffix(, )
0};
static const unsigned char file_120[] = {
#embed "../../Sources/Web/Templates/Directory/compte.mustache" suffix(, )
0};
static const unsigned char file_121[] = {
#embed "../../Sources/Web/Templates/Directory/plan.mustache" suffix(, )
0};
static const unsigned char file_122[] = {
#embed "../../Sources/Web/Templates/Directory/tiers-champs.mustache" suffix(, )
0};
static const unsigned char file_123[] = {
#embed "../../Sources/Web/Templates/Directory/tiers-liste.mustache" suffix(, )
0};
static const unsigned char file_124[] = {
#embed "../../Sources/Web/Templates/Directory/tiers.mustache" suffix(, )
0};
static const unsigned char file_125[] = {
#embed "../../Sources/Web/Templates/Dossier/chemins.mustache" suffix(, )
0};
static const unsigned char file_126[] = {
#embed "../../Sources/Web/Templates/Dossier/cree.mustache" suffix(, )
0};
static const unsigned char file_127[] = {
#embed "../../Sources/Web/Templates/Dossier/dossier.mustache" suffix(, )
0};
static const unsigned char file_128[] = {
#embed "../../Sources/Web/Templates/Dossier/nouveau.mustache" suffix(, )
0};
static const unsigned char file_129[] = {
#embed "../../Sources/Web/Templates/Dossier/periode.mustache" suffix(, )
0};
static const unsigned char file_130[] = {
#embed "../../Sources/Web/Templates/Dossier/recommencer.mustache" suffix(, )
0};
static const unsigned char file_131[] = {
#embed "../../Sources/Web/Templates/Entry/brouillard.mustache" suffix(, )
0};
static const unsigned char file_132[] = {
#embed "../../Sources/Web/Templates/Entry/cellule.mustache" suffix(, )
0};
static const unsigned char file_133[] = {
#embed "../../Sources/Web/Templates/Entry/ecriture.mustache" suffix(, )
0};
static const unsigned char file_134[] = {
#embed "../../Sources/Web/Templates/Entry/ecritures.mustache" suffix(, )
0};
static const unsigned char file_135[] = {
#embed "../../Sources/Web/Templates/Entry/guides.mustache" suffix(, )
0};
static const unsigned char file_136[] = {
#embed "../../Sources/Web/Templates/Entry/importer-essai.mustache" suffix(, )
0};
static const unsigned char file_137[] = {
#embed "../../Sources/Web/Templates/Entry/importer.mustache" suffix(, )
0};
static const unsigned char file_138[] = {
#embed "../../Sources/Web/Templates/Entry/pieces.mustache" suffix(, )
0};
static const unsigned char file_139[] = {
#embed "../../Sources/Web/Templates/Entry/saisie.mustache" suffix(, )
0};
static const unsigned char file_140[] = {
#embed "../../Sources/Web/Templates/FEC/export.mustache" suffix(, )
0};
static const unsigned char file_141[] = {
#embed "../../Sources/Web/Templates/FEC/fec.mustache" suffix(, )
0};
static const unsigned char file_142[] = {
#embed "../../Sources/Web/Templates/FEC/import.mustache" suffix(, )
0};
static const unsigned char file_143[] = {
#embed "../../Sources/Web/Templates/FEC/imports.mustache" suffix(, )
0};
static const unsigned char file_144[] = {
#embed "../../Sources/Web/Templates/Help/accessibilite.mustache" suffix(, )
0};
static const unsigned char file_145[] = {
#embed "../../Sources/Web/Templates/Help/liste.mustache" suffix(, )
0};
static const unsigned char file_146[] = {
#embed "../../Sources/Web/Templates/Help/moi.mustache" suffix(, )
0};
static const unsigned char file_147[] = {
#embed "../../Sources/Web/Templates/Help/page.mustache" suffix(, )
0};
static const unsigned char file_148[] = {
#embed "../../Sources/Web/Templates/Help/raccourcis.mustache" suffix(, )
0};
static const unsigned char file_149[] = {
#embed "../../Sources/Web/Templates/Home/accueil.mustache" suffix(, )
0};
static const unsigned char file_150[] = {
#embed "../../Sources/Web/Templates/Home/bloc.mustache" suffix(, )
0};
static const unsigned char file_151[] = {
#embed "../../Sources/Web/Templates/Home/chercher.mustache" suffix(, )
0};
static const unsigned char file_152[] = {
#embed "../../Sources/Web/Templates/Home/debut.mustache" suffix(, )
0};
static const unsigned char file_153[] = {
#embed "../../Sources/Web/Templates/Home/dossiers.mustache" suffix(, )
0};
static const unsigned char file_154[] = {
#embed "../../Sources/Web/Templates/Lettering/auto.mustache" suffix(, )
0};
static const unsigned char file_155[] = {
#embed "../../Sources/Web/Templates/Lettering/lettrage.mustache" suffix(, )
0};
static const unsigned char file_156[] = {
#embed "../../Sources/Web/Templates/Lettering/liste.mustache" suffix(, )
0};
static const unsigned char file_157[] = {
#embed "../../Sources/Web/Templates/People/ajouter.mustache" suffix(, )
0};
static const unsigned char file_158[] = {
#embed "../../Sources/Web/Templates/People/champ.mustache" suffix(, )
0};
static const unsigned char file_159[] = {
#embed "../../Sources/Web/Templates/People/fiche.mustache" suffix(, )
0};
static const unsigned char file_160[] = {
#embed "../../Sources/Web/Templates/People/journal.mustache" suffix(, )
0};
static const unsigned char file_161[] = {
#embed "../../Sources/Web/Templates/People/lien.mustache" suffix(, )
0};
static const unsigned char file_162[] = {
#embed "../../Sources/Web/Templates/People/personnes.mustache" suffix(, )
0};
static const unsigned char file_163[] = {
#embed "../../Sources/Web/Templates/People/porte.mustache" suffix(, )
0};
static const unsigned char file_164[] = {
#embed "../../Sources/Web/Templates/Reports/balance-agee.mustache" suffix(, )
0};
static const unsigned char file_165[] = {
#embed "../../Sources/Web/Templates/Reports/balance.mustache" suffix(, )
0};
static const unsigned char file_166[] = {
#embed "../../Sources/Web/Templates/Reports/centralisateur.mustache" suffix(, )
0};
static const unsigned char file_167[] = {
#embed "../../Sources/Web/Templates/Reports/echeancier.mustache" suffix(, )
0};
static const unsigned char file_168[] = {
#embed "../../Sources/Web/Templates/Reports/filtres.mustache" suffix(, )
0};
static const unsigned char file_169[] = {
#embed "../../Sources/Web/Templates/Reports/grand-livre.mustache" suffix(, )
0};
static const unsigned char file_170[] = {
#embed "../../Sources/Web/Templates/Reports/journal.mustache" suffix(, )
0};
static const unsigned char file_171[] = {
#embed "../../Sources/Web/Templates/Reports/journaux.mustache" suffix(, )
0};
static const unsigned char file_172[] = {
#embed "../../Sources/Web/Templates/Shell/attente.mustache" suffix(, )
0};
static const unsigned char file_173[] = {
#embed "../../Sources/Web/Templates/Shell/constat.mustache" suffix(, )
0};
static const unsigned char file_174[] = {
#embed "../../Sources/Web/Templates/Shell/impression.mustache" suffix(, )
0};
static const unsigned char file_175[] = {
#embed "../../Sources/Web/Templates/Shell/layout.mustache" suffix(, )
0};
static const unsigned char file_176[] = {
#embed "../../Sources/Web/Templates/Shell/logotype.mustache" suffix(, )
0};
static const unsigned char file_177[] = {
#embed "../../Sources/Web/Templates/Shell/porte.mustache" suffix(, )
0};
static const unsigned char file_178[] = {
#embed "../../Sources/Web/Templates/Shell/refus.mustache" suffix(, )
0};
static const unsigned char file_179[] = {
#embed "../../Sources/Web/Templates/Shell/table.mustache" suffix(, )
0};
static const unsigned char file_180[] = {
#embed "../../Sources/Web/Templates/Trail/evenement.mustache" suffix(, )
0};
static const unsigned char file_181[] = {
#embed "../../Sources/Web/Templates/Trail/piste.mustache" suffix(, )
0};
static const unsigned char file_182[] = {
#embed "../../Sources/Web/Templates/Trail/verification.mustache" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/accounts.csv", file_0, sizeof file_0 - 1},
  {"ChartOfAccounts/PCG/explanations.csv", file_1, sizeof file_1 - 1},
  {"ChartOfAccounts/PCG/journals.csv", file_2, sizeof file_2 - 1},
  {"ChartOfAccounts/PCG/removed.csv", file_3, sizeof file_3 - 1},
  {"ChartOfAccounts/PCG/synonyms.csv", file_4, sizeof file_4 - 1},
  {"Samples/Dossiers/atelier-brindille/README.md", file_5, sizeof file_5 - 1},
  {"Samples/Dossiers/atelier-brindille/attendus.csv", file_6, sizeof file_6 - 1},
  {"Samples/Dossiers/atelier-brindille/ouverture.csv", file_7, sizeof file_7 - 1},
  {"Samples/Dossiers/atelier-brindille/pieces.csv", file_8, sizeof file_8 - 1},
  {"Samples/Dossiers/atelier-brindille/saisir.sh", file_9, sizeof file_9 - 1},
  {"Samples/Dossiers/atelier-brindille/tiers.csv", file_10, sizeof file_10 - 1},
  {"Samples/Files/000031419FEC20241231.txt", file_11, sizeof file_11 - 1},
  {"Samples/Files/000031419FEC20251231.txt", file_12, sizeof file_12 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.camt053.xml", file_13, sizeof file_13 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.cfonb120.txt", file_14, sizeof file_14 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.csv", file_15, sizeof file_15 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.ofx", file_16, sizeof file_16 - 1},
  {"Sources/Law/Parameters/accounting/assets.low-value.json", file_17, sizeof file_17 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.farming-cash.json", file_18, sizeof file_18 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.json", file_19, sizeof file_19 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.professional-cash.json", file_20, sizeof file_20 - 1},
  {"Sources/Law/Parameters/accounting/fec.fine.amount.json", file_21, sizeof file_21 - 1},
  {"Sources/Law/Parameters/accounting/fec.fine.rate.json", file_22, sizeof file_22 - 1},
  {"Sources/Law/Parameters/accounting/inventory.interval.json", file_23, sizeof file_23 - 1},
  {"Sources/Law/Parameters/accounting/retention.accounting.json", file_24, sizeof file_24 - 1},
  {"Sources/Law/Parameters/accounting/retention.tax.json", file_25, sizeof file_25 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.hourly.json", file_26, sizeof file_26 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.monthly.json", file_27, sizeof file_27 - 1},
  {"Sources/Law/Parameters/labour/labour.social-security-ceiling.monthly.json", file_28, sizeof file_28 - 1},
  {"Sources/Law/Parameters/labour/labour.social-security-ceiling.yearly.json", file_29, sizeof file_29 - 1},
  {"Sources/Law/Parameters/payment/interest.legal.business.json", file_30, sizeof file_30 - 1},
  {"Sources/Law/Parameters/payment/interest.legal.consumer.json", file_31, sizeof file_31 - 1},
  {"Sources/Law/Parameters/payment/payment.cash-limit.json", file_32, sizeof file_32 - 1},
  {"Sources/Law/Parameters/payment/payment.cash-limit.non-resident.json", file_33, sizeof file_33 - 1},
  {"Sources/Law/Parameters/payment/payment.penalty.ecb-margin.json", file_34, sizeof file_34 - 1},
  {"Sources/Law/Parameters/payment/payment.penalty.minimum-multiple.json", file_35, sizeof file_35 - 1},
  {"Sources/Law/Parameters/payment/payment.recovery-indemnity.json", file_36, sizeof file_36 - 1},
  {"Sources/Law/Parameters/payment/payment.term.default.json", file_37, sizeof file_37 - 1},
  {"Sources/Law/Parameters/payment/payment.term.end-of-month.json", file_38, sizeof file_38 - 1},
  {"Sources/Law/Parameters/payment/payment.term.maximum.json", file_39, sizeof file_39 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.lowest.json", file_40, sizeof file_40 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.petroleum.json", file_41, sizeof file_41 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.reduced.json", file_42, sizeof file_42 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.works.json", file_43, sizeof file_43 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.goods.json", file_44, sizeof file_44 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.goods.tolerance.json", file_45, sizeof file_45 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.json", file_46, sizeof file_46 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.tolerance.json", file_47, sizeof file_47 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.services.json", file_48, sizeof file_48 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.services.tolerance.json", file_49, sizeof file_49 - 1},
  {"Sources/Law/Parameters/vat/vat.intermediate.json", file_50, sizeof file_50 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.livestock.json", file_51, sizeof file_51 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.press.json", file_52, sizeof file_52 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.reduced.json", file_53, sizeof file_53 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.standard.json", file_54, sizeof file_54 - 1},
  {"Sources/Law/Parameters/vat/vat.particular.json", file_55, sizeof file_55 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.tax-limit.json", file_56, sizeof file_56 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.turnover.json", file_57, sizeof file_57 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.turnover.tolerance.json", file_58, sizeof file_58 - 1},
  {"Sources/Law/Parameters/vat/vat.reduced.json", file_59, sizeof file_59 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.goods.json", file_60, sizeof file_60 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.goods.tolerance.json", file_61, sizeof file_61 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment-exemption.json", file_62, sizeof file_62 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment.december.json", file_63, sizeof file_63 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment.july.json", file_64, sizeof file_64 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.services.json", file_65, sizeof file_65 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.services.tolerance.json", file_66, sizeof file_66 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.tax-limit.json", file_67, sizeof file_67 - 1},
  {"Sources/Law/Parameters/vat/vat.standard.json", file_68, sizeof file_68 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VII-1.xsd", file_69, sizeof file_69 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-3.xsd", file_70, sizeof file_70 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-5.xsd", file_71, sizeof file_71 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-7.xsd", file_72, sizeof file_72 - 1},
  {"Sources/Presentation/Aide/banque.md", file_73, sizeof file_73 - 1},
  {"Sources/Presentation/Aide/debuter.md", file_74, sizeof file_74 - 1},
  {"Sources/Presentation/Aide/exports.md", file_75, sizeof file_75 - 1},
  {"Sources/Presentation/Aide/fec.md", file_76, sizeof file_76 - 1},
  {"Sources/Presentation/Aide/glossaire.md", file_77, sizeof file_77 - 1},
  {"Sources/Presentation/Aide/lettrage.md", file_78, sizeof file_78 - 1},
  {"Sources/Presentation/Aide/parametres.md", file_79, sizeof file_79 - 1},
  {"Sources/Presentation/Aide/plan.md", file_80, sizeof file_80 - 1},
  {"Sources/Presentation/Aide/releves.md", file_81, sizeof file_81 - 1},
  {"Sources/Presentation/Aide/roles.md", file_82, sizeof file_82 - 1},
  {"Sources/Presentation/Aide/saisie.md", file_83, sizeof file_83 - 1},
  {"Sources/Presentation/Aide/serveur.md", file_84, sizeof file_84 - 1},
  {"Sources/Presentation/Aide/tva.md", file_85, sizeof file_85 - 1},
  {"Sources/Presentation/Aide/virements.md", file_86, sizeof file_86 - 1},
  {"Sources/Web/Assets/attente.js", file_87, sizeof file_87 - 1},
  {"Sources/Web/Assets/combobox.js", file_88, sizeof file_88 - 1},
  {"Sources/Web/Assets/coque.js", file_89, sizeof file_89 - 1},
  {"Sources/Web/Assets/depot.js", file_90, sizeof file_90 - 1},
  {"Sources/Web/Assets/ecritoire.css", file_91, sizeof file_91 - 1},
  {"Sources/Web/Assets/envoi.js", file_92, sizeof file_92 - 1},
  {"Sources/Web/Assets/garde.js", file_93, sizeof file_93 - 1},
  {"Sources/Web/Assets/icone.svg", file_94, sizeof file_94 - 1},
  {"Sources/Web/Assets/impression.css", file_95, sizeof file_95 - 1},
  {"Sources/Web/Assets/impression.js", file_96, sizeof file_96 - 1},
  {"Sources/Web/Assets/lettrage.js", file_97, sizeof file_97 - 1},
  {"Sources/Web/Assets/liste.js", file_98, sizeof file_98 - 1},
  {"Sources/Web/Assets/montants.js", file_99, sizeof file_99 - 1},
  {"Sources/Web/Assets/pieces.js", file_100, sizeof file_100 - 1},
  {"Sources/Web/Assets/reception.js", file_101, sizeof file_101 - 1},
  {"Sources/Web/Assets/saisie.js", file_102, sizeof file_102 - 1},
  {"Sources/Web/Assets/touches.js", file_103, sizeof file_103 - 1},
  {"Sources/Web/Assets/touches.json", file_104, sizeof file_104 - 1},
  {"Sources/Web/Templates/Banking/banque.mustache", file_105, sizeof file_105 - 1},
  {"Sources/Web/Templates/Banking/depot.mustache", file_106, sizeof file_106 - 1},
  {"Sources/Web/Templates/Banking/essai.mustache", file_107, sizeof file_107 - 1},
  {"Sources/Web/Templates/Banking/lot.mustache", file_108, sizeof file_108 - 1},
  {"Sources/Web/Templates/Banking/mouvements.mustache", file_109, sizeof file_109 - 1},
  {"Sources/Web/Templates/Banking/paiements.mustache", file_110, sizeof file_110 - 1},
  {"Sources/Web/Templates/Banking/releves.mustache", file_111, sizeof file_111 - 1},
  {"Sources/Web/Templates/Control/cellule.mustache", file_112, sizeof file_112 - 1},
  {"Sources/Web/Templates/Control/comparaison.mustache", file_113, sizeof file_113 - 1},
  {"Sources/Web/Templates/Control/comparer.mustache", file_114, sizeof file_114 - 1},
  {"Sources/Web/Templates/Control/constats.mustache", file_115, sizeof file_115 - 1},
  {"Sources/Web/Templates/Control/controler.mustache", file_116, sizeof file_116 - 1},
  {"Sources/Web/Templates/Control/regles.mustache", file_117, sizeof file_117 - 1},
  {"Sources/Web/Templates/Control/signe.mustache", file_118, sizeof file_118 - 1},
  {"Sources/Web/Templates/Control/verdict.mustache", file_119, sizeof file_119 - 1},
  {"Sources/Web/Templates/Directory/compte.mustache", file_120, sizeof file_120 - 1},
  {"Sources/Web/Templates/Directory/plan.mustache", file_121, sizeof file_121 - 1},
  {"Sources/Web/Templates/Directory/tiers-champs.mustache", file_122, sizeof file_122 - 1},
  {"Sources/Web/Templates/Directory/tiers-liste.mustache", file_123, sizeof file_123 - 1},
  {"Sources/Web/Templates/Directory/tiers.mustache", file_124, sizeof file_124 - 1},
  {"Sources/Web/Templates/Dossier/chemins.mustache", file_125, sizeof file_125 - 1},
  {"Sources/Web/Templates/Dossier/cree.mustache", file_126, sizeof file_126 - 1},
  {"Sources/Web/Templates/Dossier/dossier.mustache", file_127, sizeof file_127 - 1},
  {"Sources/Web/Templates/Dossier/nouveau.mustache", file_128, sizeof file_128 - 1},
  {"Sources/Web/Templates/Dossier/periode.mustache", file_129, sizeof file_129 - 1},
  {"Sources/Web/Templates/Dossier/recommencer.mustache", file_130, sizeof file_130 - 1},
  {"Sources/Web/Templates/Entry/brouillard.mustache", file_131, sizeof file_131 - 1},
  {"Sources/Web/Templates/Entry/cellule.mustache", file_132, sizeof file_132 - 1},
  {"Sources/Web/Templates/Entry/ecriture.mustache", file_133, sizeof file_133 - 1},
  {"Sources/Web/Templates/Entry/ecritures.mustache", file_134, sizeof file_134 - 1},
  {"Sources/Web/Templates/Entry/guides.mustache", file_135, sizeof file_135 - 1},
  {"Sources/Web/Templates/Entry/importer-essai.mustache", file_136, sizeof file_136 - 1},
  {"Sources/Web/Templates/Entry/importer.mustache", file_137, sizeof file_137 - 1},
  {"Sources/Web/Templates/Entry/pieces.mustache", file_138, sizeof file_138 - 1},
  {"Sources/Web/Templates/Entry/saisie.mustache", file_139, sizeof file_139 - 1},
  {"Sources/Web/Templates/FEC/export.mustache", file_140, sizeof file_140 - 1},
  {"Sources/Web/Templates/FEC/fec.mustache", file_141, sizeof file_141 - 1},
  {"Sources/Web/Templates/FEC/import.mustache", file_142, sizeof file_142 - 1},
  {"Sources/Web/Templates/FEC/imports.mustache", file_143, sizeof file_143 - 1},
  {"Sources/Web/Templates/Help/accessibilite.mustache", file_144, sizeof file_144 - 1},
  {"Sources/Web/Templates/Help/liste.mustache", file_145, sizeof file_145 - 1},
  {"Sources/Web/Templates/Help/moi.mustache", file_146, sizeof file_146 - 1},
  {"Sources/Web/Templates/Help/page.mustache", file_147, sizeof file_147 - 1},
  {"Sources/Web/Templates/Help/raccourcis.mustache", file_148, sizeof file_148 - 1},
  {"Sources/Web/Templates/Home/accueil.mustache", file_149, sizeof file_149 - 1},
  {"Sources/Web/Templates/Home/bloc.mustache", file_150, sizeof file_150 - 1},
  {"Sources/Web/Templates/Home/chercher.mustache", file_151, sizeof file_151 - 1},
  {"Sources/Web/Templates/Home/debut.mustache", file_152, sizeof file_152 - 1},
  {"Sources/Web/Templates/Home/dossiers.mustache", file_153, sizeof file_153 - 1},
  {"Sources/Web/Templates/Lettering/auto.mustache", file_154, sizeof file_154 - 1},
  {"Sources/Web/Templates/Lettering/lettrage.mustache", file_155, sizeof file_155 - 1},
  {"Sources/Web/Templates/Lettering/liste.mustache", file_156, sizeof file_156 - 1},
  {"Sources/Web/Templates/People/ajouter.mustache", file_157, sizeof file_157 - 1},
  {"Sources/Web/Templates/People/champ.mustache", file_158, sizeof file_158 - 1},
  {"Sources/Web/Templates/People/fiche.mustache", file_159, sizeof file_159 - 1},
  {"Sources/Web/Templates/People/journal.mustache", file_160, sizeof file_160 - 1},
  {"Sources/Web/Templates/People/lien.mustache", file_161, sizeof file_161 - 1},
  {"Sources/Web/Templates/People/personnes.mustache", file_162, sizeof file_162 - 1},
  {"Sources/Web/Templates/People/porte.mustache", file_163, sizeof file_163 - 1},
  {"Sources/Web/Templates/Reports/balance-agee.mustache", file_164, sizeof file_164 - 1},
  {"Sources/Web/Templates/Reports/balance.mustache", file_165, sizeof file_165 - 1},
  {"Sources/Web/Templates/Reports/centralisateur.mustache", file_166, sizeof file_166 - 1},
  {"Sources/Web/Templates/Reports/echeancier.mustache", file_167, sizeof file_167 - 1},
  {"Sources/Web/Templates/Reports/filtres.mustache", file_168, sizeof file_168 - 1},
  {"Sources/Web/Templates/Reports/grand-livre.mustache", file_169, sizeof file_169 - 1},
  {"Sources/Web/Templates/Reports/journal.mustache", file_170, sizeof file_170 - 1},
  {"Sources/Web/Templates/Reports/journaux.mustache", file_171, sizeof file_171 - 1},
  {"Sources/Web/Templates/Shell/attente.mustache", file_172, sizeof file_172 - 1},
  {"Sources/Web/Templates/Shell/constat.mustache", file_173, sizeof file_173 - 1},
  {"Sources/Web/Templates/Shell/impression.mustache", file_174, sizeof file_174 - 1},
  {"Sources/Web/Templates/Shell/layout.mustache", file_175, sizeof file_175 - 1},
  {"Sources/Web/Templates/Shell/logotype.mustache", file_176, sizeof file_176 - 1},
  {"Sources/Web/Templates/Shell/porte.mustache", file_177, sizeof file_177 - 1},
  {"Sources/Web/Templates/Shell/refus.mustache", file_178, sizeof file_178 - 1},
  {"Sources/Web/Templates/Shell/table.mustache", file_179, sizeof file_179 - 1},
  {"Sources/Web/Templates/Trail/evenement.mustache", file_180, sizeof file_180 - 1},
  {"Sources/Web/Templates/Trail/piste.mustache", file_181, sizeof file_181 - 1},
  {"Sources/Web/Templates/Trail/verification.mustache", file_182, sizeof file_182 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 183; return files; }
