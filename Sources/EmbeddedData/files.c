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
#embed "../../ChartOfAccounts/PCG/payroll.csv" suffix(, )
0};
static const unsigned char file_4[] = {
#embed "../../ChartOfAccounts/PCG/removed.csv" suffix(, )
0};
static const unsigned char file_5[] = {
#embed "../../ChartOfAccounts/PCG/synonyms.csv" suffix(, )
0};
static const unsigned char file_6[] = {
#embed "../../Samples/Dossiers/atelier-brindille/README.md" suffix(, )
0};
static const unsigned char file_7[] = {
#embed "../../Samples/Dossiers/atelier-brindille/attendus.csv" suffix(, )
0};
static const unsigned char file_8[] = {
#embed "../../Samples/Dossiers/atelier-brindille/ouverture.csv" suffix(, )
0};
static const unsigned char file_9[] = {
#embed "../../Samples/Dossiers/atelier-brindille/pieces.csv" suffix(, )
0};
static const unsigned char file_10[] = {
#embed "../../Samples/Dossiers/atelier-brindille/saisir.sh" suffix(, )
0};
static const unsigned char file_11[] = {
#embed "../../Samples/Dossiers/atelier-brindille/tiers.csv" suffix(, )
0};
static const unsigned char file_12[] = {
#embed "../../Samples/Files/000031419FEC20241231.txt" suffix(, )
0};
static const unsigned char file_13[] = {
#embed "../../Samples/Files/000031419FEC20251231.txt" suffix(, )
0};
static const unsigned char file_14[] = {
#embed "../../Samples/Files/bulletin-FICTIF-2026-10-fautes.json" suffix(, )
0};
static const unsigned char file_15[] = {
#embed "../../Samples/Files/bulletin-FICTIF-2026-10.json" suffix(, )
0};
static const unsigned char file_16[] = {
#embed "../../Samples/Files/dsn-FICTIF-2026-10.dsn" suffix(, )
0};
static const unsigned char file_17[] = {
#embed "../../Samples/Files/dsn-FICTIF-2026-10.xml" suffix(, )
0};
static const unsigned char file_18[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.camt053.xml" suffix(, )
0};
static const unsigned char file_19[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.cfonb120.txt" suffix(, )
0};
static const unsigned char file_20[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.csv" suffix(, )
0};
static const unsigned char file_21[] = {
#embed "../../Samples/Files/releve-FICTIF-2026-10.ofx" suffix(, )
0};
static const unsigned char file_22[] = {
#embed "../../Samples/Scenarios/S1/comptes.csv" suffix(, )
0};
static const unsigned char file_23[] = {
#embed "../../Samples/Scenarios/S1/controles.csv" suffix(, )
0};
static const unsigned char file_24[] = {
#embed "../../Samples/Scenarios/S1/criteres.csv" suffix(, )
0};
static const unsigned char file_25[] = {
#embed "../../Samples/Scenarios/S1/documents.csv" suffix(, )
0};
static const unsigned char file_26[] = {
#embed "../../Samples/Scenarios/S1/erreurs.csv" suffix(, )
0};
static const unsigned char file_27[] = {
#embed "../../Samples/Scenarios/S1/evenements.csv" suffix(, )
0};
static const unsigned char file_28[] = {
#embed "../../Samples/Scenarios/S1/faits.csv" suffix(, )
0};
static const unsigned char file_29[] = {
#embed "../../Samples/Scenarios/S1/lignes.csv" suffix(, )
0};
static const unsigned char file_30[] = {
#embed "../../Samples/Scenarios/S1/modele.csv" suffix(, )
0};
static const unsigned char file_31[] = {
#embed "../../Samples/Scenarios/S1/ouverture.csv" suffix(, )
0};
static const unsigned char file_32[] = {
#embed "../../Samples/Scenarios/S1/releve.csv" suffix(, )
0};
static const unsigned char file_33[] = {
#embed "../../Samples/Scenarios/S1/reponses.csv" suffix(, )
0};
static const unsigned char file_34[] = {
#embed "../../Samples/Scenarios/S1/scenario.csv" suffix(, )
0};
static const unsigned char file_35[] = {
#embed "../../Samples/Scenarios/S1/taches.csv" suffix(, )
0};
static const unsigned char file_36[] = {
#embed "../../Samples/Scenarios/S1/tiers.csv" suffix(, )
0};
static const unsigned char file_37[] = {
#embed "../../Samples/Scenarios/S2/controles.csv" suffix(, )
0};
static const unsigned char file_38[] = {
#embed "../../Samples/Scenarios/S2/criteres.csv" suffix(, )
0};
static const unsigned char file_39[] = {
#embed "../../Samples/Scenarios/S2/documents.csv" suffix(, )
0};
static const unsigned char file_40[] = {
#embed "../../Samples/Scenarios/S2/erreurs.csv" suffix(, )
0};
static const unsigned char file_41[] = {
#embed "../../Samples/Scenarios/S2/evenements.csv" suffix(, )
0};
static const unsigned char file_42[] = {
#embed "../../Samples/Scenarios/S2/faits.csv" suffix(, )
0};
static const unsigned char file_43[] = {
#embed "../../Samples/Scenarios/S2/lignes.csv" suffix(, )
0};
static const unsigned char file_44[] = {
#embed "../../Samples/Scenarios/S2/reponses.csv" suffix(, )
0};
static const unsigned char file_45[] = {
#embed "../../Samples/Scenarios/S2/salaries.csv" suffix(, )
0};
static const unsigned char file_46[] = {
#embed "../../Samples/Scenarios/S2/scenario.csv" suffix(, )
0};
static const unsigned char file_47[] = {
#embed "../../Samples/Scenarios/S2/taches.csv" suffix(, )
0};
static const unsigned char file_48[] = {
#embed "../../Samples/Scenarios/bulletin-1/controles.csv" suffix(, )
0};
static const unsigned char file_49[] = {
#embed "../../Samples/Scenarios/bulletin-1/criteres.csv" suffix(, )
0};
static const unsigned char file_50[] = {
#embed "../../Samples/Scenarios/bulletin-1/documents.csv" suffix(, )
0};
static const unsigned char file_51[] = {
#embed "../../Samples/Scenarios/bulletin-1/erreurs.csv" suffix(, )
0};
static const unsigned char file_52[] = {
#embed "../../Samples/Scenarios/bulletin-1/evenements.csv" suffix(, )
0};
static const unsigned char file_53[] = {
#embed "../../Samples/Scenarios/bulletin-1/faits.csv" suffix(, )
0};
static const unsigned char file_54[] = {
#embed "../../Samples/Scenarios/bulletin-1/lignes.csv" suffix(, )
0};
static const unsigned char file_55[] = {
#embed "../../Samples/Scenarios/bulletin-1/reponses.csv" suffix(, )
0};
static const unsigned char file_56[] = {
#embed "../../Samples/Scenarios/bulletin-1/scenario.csv" suffix(, )
0};
static const unsigned char file_57[] = {
#embed "../../Samples/Scenarios/bulletin-1/taches.csv" suffix(, )
0};
static const unsigned char file_58[] = {
#embed "../../Samples/Scenarios/bulletin-2/controles.csv" suffix(, )
0};
static const unsigned char file_59[] = {
#embed "../../Samples/Scenarios/bulletin-2/criteres.csv" suffix(, )
0};
static const unsigned char file_60[] = {
#embed "../../Samples/Scenarios/bulletin-2/documents.csv" suffix(, )
0};
static const unsigned char file_61[] = {
#embed "../../Samples/Scenarios/bulletin-2/erreurs.csv" suffix(, )
0};
static const unsigned char file_62[] = {
#embed "../../Samples/Scenarios/bulletin-2/evenements.csv" suffix(, )
0};
static const unsigned char file_63[] = {
#embed "../../Samples/Scenarios/bulletin-2/faits.csv" suffix(, )
0};
static const unsigned char file_64[] = {
#embed "../../Samples/Scenarios/bulletin-2/lignes.csv" suffix(, )
0};
static const unsigned char file_65[] = {
#embed "../../Samples/Scenarios/bulletin-2/reponses.csv" suffix(, )
0};
static const unsigned char file_66[] = {
#embed "../../Samples/Scenarios/bulletin-2/scenario.csv" suffix(, )
0};
static const unsigned char file_67[] = {
#embed "../../Samples/Scenarios/bulletin-2/taches.csv" suffix(, )
0};
static const unsigned char file_68[] = {
#embed "../../Samples/Scenarios/bulletin-3/controles.csv" suffix(, )
0};
static const unsigned char file_69[] = {
#embed "../../Samples/Scenarios/bulletin-3/criteres.csv" suffix(, )
0};
static const unsigned char file_70[] = {
#embed "../../Samples/Scenarios/bulletin-3/documents.csv" suffix(, )
0};
static const unsigned char file_71[] = {
#embed "../../Samples/Scenarios/bulletin-3/erreurs.csv" suffix(, )
0};
static const unsigned char file_72[] = {
#embed "../../Samples/Scenarios/bulletin-3/evenements.csv" suffix(, )
0};
static const unsigned char file_73[] = {
#embed "../../Samples/Scenarios/bulletin-3/faits.csv" suffix(, )
0};
static const unsigned char file_74[] = {
#embed "../../Samples/Scenarios/bulletin-3/lignes.csv" suffix(, )
0};
static const unsigned char file_75[] = {
#embed "../../Samples/Scenarios/bulletin-3/reponses.csv" suffix(, )
0};
static const unsigned char file_76[] = {
#embed "../../Samples/Scenarios/bulletin-3/scenario.csv" suffix(, )
0};
static const unsigned char file_77[] = {
#embed "../../Samples/Scenarios/bulletin-3/taches.csv" suffix(, )
0};
static const unsigned char file_78[] = {
#embed "../../Samples/Scenarios/lettrage-1/comptes.csv" suffix(, )
0};
static const unsigned char file_79[] = {
#embed "../../Samples/Scenarios/lettrage-1/controles.csv" suffix(, )
0};
static const unsigned char file_80[] = {
#embed "../../Samples/Scenarios/lettrage-1/criteres.csv" suffix(, )
0};
static const unsigned char file_81[] = {
#embed "../../Samples/Scenarios/lettrage-1/documents.csv" suffix(, )
0};
static const unsigned char file_82[] = {
#embed "../../Samples/Scenarios/lettrage-1/donnees.csv" suffix(, )
0};
static const unsigned char file_83[] = {
#embed "../../Samples/Scenarios/lettrage-1/erreurs.csv" suffix(, )
0};
static const unsigned char file_84[] = {
#embed "../../Samples/Scenarios/lettrage-1/evenements.csv" suffix(, )
0};
static const unsigned char file_85[] = {
#embed "../../Samples/Scenarios/lettrage-1/faits.csv" suffix(, )
0};
static const unsigned char file_86[] = {
#embed "../../Samples/Scenarios/lettrage-1/lignes.csv" suffix(, )
0};
static const unsigned char file_87[] = {
#embed "../../Samples/Scenarios/lettrage-1/ouverture.csv" suffix(, )
0};
static const unsigned char file_88[] = {
#embed "../../Samples/Scenarios/lettrage-1/reponses.csv" suffix(, )
0};
static const unsigned char file_89[] = {
#embed "../../Samples/Scenarios/lettrage-1/scenario.csv" suffix(, )
0};
static const unsigned char file_90[] = {
#embed "../../Samples/Scenarios/lettrage-1/taches.csv" suffix(, )
0};
static const unsigned char file_91[] = {
#embed "../../Samples/Scenarios/lettrage-1/tiers.csv" suffix(, )
0};
static const unsigned char file_92[] = {
#embed "../../Samples/Scenarios/lettrage-2/comptes.csv" suffix(, )
0};
static const unsigned char file_93[] = {
#embed "../../Samples/Scenarios/lettrage-2/controles.csv" suffix(, )
0};
static const unsigned char file_94[] = {
#embed "../../Samples/Scenarios/lettrage-2/criteres.csv" suffix(, )
0};
static const unsigned char file_95[] = {
#embed "../../Samples/Scenarios/lettrage-2/documents.csv" suffix(, )
0};
static const unsigned char file_96[] = {
#embed "../../Samples/Scenarios/lettrage-2/donnees.csv" suffix(, )
0};
static const unsigned char file_97[] = {
#embed "../../Samples/Scenarios/lettrage-2/erreurs.csv" suffix(, )
0};
static const unsigned char file_98[] = {
#embed "../../Samples/Scenarios/lettrage-2/evenements.csv" suffix(, )
0};
static const unsigned char file_99[] = {
#embed "../../Samples/Scenarios/lettrage-2/faits.csv" suffix(, )
0};
static const unsigned char file_100[] = {
#embed "../../Samples/Scenarios/lettrage-2/lignes.csv" suffix(, )
0};
static const unsigned char file_101[] = {
#embed "../../Samples/Scenarios/lettrage-2/ouverture.csv" suffix(, )
0};
static const unsigned char file_102[] = {
#embed "../../Samples/Scenarios/lettrage-2/reponses.csv" suffix(, )
0};
static const unsigned char file_103[] = {
#embed "../../Samples/Scenarios/lettrage-2/scenario.csv" suffix(, )
0};
static const unsigned char file_104[] = {
#embed "../../Samples/Scenarios/lettrage-2/taches.csv" suffix(, )
0};
static const unsigned char file_105[] = {
#embed "../../Samples/Scenarios/lettrage-2/tiers.csv" suffix(, )
0};
static const unsigned char file_106[] = {
#embed "../../Samples/Scenarios/lettrage-3/comptes.csv" suffix(, )
0};
static const unsigned char file_107[] = {
#embed "../../Samples/Scenarios/lettrage-3/controles.csv" suffix(, )
0};
static const unsigned char file_108[] = {
#embed "../../Samples/Scenarios/lettrage-3/criteres.csv" suffix(, )
0};
static const unsigned char file_109[] = {
#embed "../../Samples/Scenarios/lettrage-3/documents.csv" suffix(, )
0};
static const unsigned char file_110[] = {
#embed "../../Samples/Scenarios/lettrage-3/donnees.csv" suffix(, )
0};
static const unsigned char file_111[] = {
#embed "../../Samples/Scenarios/lettrage-3/erreurs.csv" suffix(, )
0};
static const unsigned char file_112[] = {
#embed "../../Samples/Scenarios/lettrage-3/evenements.csv" suffix(, )
0};
static const unsigned char file_113[] = {
#embed "../../Samples/Scenarios/lettrage-3/faits.csv" suffix(, )
0};
static const unsigned char file_114[] = {
#embed "../../Samples/Scenarios/lettrage-3/lignes.csv" suffix(, )
0};
static const unsigned char file_115[] = {
#embed "../../Samples/Scenarios/lettrage-3/modele.csv" suffix(, )
0};
static const unsigned char file_116[] = {
#embed "../../Samples/Scenarios/lettrage-3/ouverture.csv" suffix(, )
0};
static const unsigned char file_117[] = {
#embed "../../Samples/Scenarios/lettrage-3/reponses.csv" suffix(, )
0};
static const unsigned char file_118[] = {
#embed "../../Samples/Scenarios/lettrage-3/scenario.csv" suffix(, )
0};
static const unsigned char file_119[] = {
#embed "../../Samples/Scenarios/lettrage-3/taches.csv" suffix(, )
0};
static const unsigned char file_120[] = {
#embed "../../Samples/Scenarios/lettrage-3/tiers.csv" suffix(, )
0};
static const unsigned char file_121[] = {
#embed "../../Samples/Scenarios/rapprochement-1/comptes.csv" suffix(, )
0};
static const unsigned char file_122[] = {
#embed "../../Samples/Scenarios/rapprochement-1/controles.csv" suffix(, )
0};
static const unsigned char file_123[] = {
#embed "../../Samples/Scenarios/rapprochement-1/criteres.csv" suffix(, )
0};
static const unsigned char file_124[] = {
#embed "../../Samples/Scenarios/rapprochement-1/documents.csv" suffix(, )
0};
static const unsigned char file_125[] = {
#embed "../../Samples/Scenarios/rapprochement-1/donnees.csv" suffix(, )
0};
static const unsigned char file_126[] = {
#embed "../../Samples/Scenarios/rapprochement-1/erreurs.csv" suffix(, )
0};
static const unsigned char file_127[] = {
#embed "../../Samples/Scenarios/rapprochement-1/evenements.csv" suffix(, )
0};
static const unsigned char file_128[] = {
#embed "../../Samples/Scenarios/rapprochement-1/faits.csv" suffix(, )
0};
static const unsigned char file_129[] = {
#embed "../../Samples/Scenarios/rapprochement-1/lignes.csv" suffix(, )
0};
static const unsigned char file_130[] = {
#embed "../../Samples/Scenarios/rapprochement-1/modele.csv" suffix(, )
0};
static const unsigned char file_131[] = {
#embed "../../Samples/Scenarios/rapprochement-1/ouverture.csv" suffix(, )
0};
static const unsigned char file_132[] = {
#embed "../../Samples/Scenarios/rapprochement-1/releve.csv" suffix(, )
0};
static const unsigned char file_133[] = {
#embed "../../Samples/Scenarios/rapprochement-1/reponses.csv" suffix(, )
0};
static const unsigned char file_134[] = {
#embed "../../Samples/Scenarios/rapprochement-1/scenario.csv" suffix(, )
0};
static const unsigned char file_135[] = {
#embed "../../Samples/Scenarios/rapprochement-1/taches.csv" suffix(, )
0};
static const unsigned char file_136[] = {
#embed "../../Samples/Scenarios/rapprochement-1/tiers.csv" suffix(, )
0};
static const unsigned char file_137[] = {
#embed "../../Samples/Scenarios/rapprochement-2/comptes.csv" suffix(, )
0};
static const unsigned char file_138[] = {
#embed "../../Samples/Scenarios/rapprochement-2/controles.csv" suffix(, )
0};
static const unsigned char file_139[] = {
#embed "../../Samples/Scenarios/rapprochement-2/criteres.csv" suffix(, )
0};
static const unsigned char file_140[] = {
#embed "../../Samples/Scenarios/rapprochement-2/documents.csv" suffix(, )
0};
static const unsigned char file_141[] = {
#embed "../../Samples/Scenarios/rapprochement-2/donnees.csv" suffix(, )
0};
static const unsigned char file_142[] = {
#embed "../../Samples/Scenarios/rapprochement-2/erreurs.csv" suffix(, )
0};
static const unsigned char file_143[] = {
#embed "../../Samples/Scenarios/rapprochement-2/evenements.csv" suffix(, )
0};
static const unsigned char file_144[] = {
#embed "../../Samples/Scenarios/rapprochement-2/faits.csv" suffix(, )
0};
static const unsigned char file_145[] = {
#embed "../../Samples/Scenarios/rapprochement-2/lignes.csv" suffix(, )
0};
static const unsigned char file_146[] = {
#embed "../../Samples/Scenarios/rapprochement-2/modele.csv" suffix(, )
0};
static const unsigned char file_147[] = {
#embed "../../Samples/Scenarios/rapprochement-2/ouverture.csv" suffix(, )
0};
static const unsigned char file_148[] = {
#embed "../../Samples/Scenarios/rapprochement-2/releve.csv" suffix(, )
0};
static const unsigned char file_149[] = {
#embed "../../Samples/Scenarios/rapprochement-2/reponses.csv" suffix(, )
0};
static const unsigned char file_150[] = {
#embed "../../Samples/Scenarios/rapprochement-2/scenario.csv" suffix(, )
0};
static const unsigned char file_151[] = {
#embed "../../Samples/Scenarios/rapprochement-2/taches.csv" suffix(, )
0};
static const unsigned char file_152[] = {
#embed "../../Samples/Scenarios/rapprochement-2/tiers.csv" suffix(, )
0};
static const unsigned char file_153[] = {
#embed "../../Samples/Scenarios/rapprochement-3/comptes.csv" suffix(, )
0};
static const unsigned char file_154[] = {
#embed "../../Samples/Scenarios/rapprochement-3/controles.csv" suffix(, )
0};
static const unsigned char file_155[] = {
#embed "../../Samples/Scenarios/rapprochement-3/criteres.csv" suffix(, )
0};
static const unsigned char file_156[] = {
#embed "../../Samples/Scenarios/rapprochement-3/documents.csv" suffix(, )
0};
static const unsigned char file_157[] = {
#embed "../../Samples/Scenarios/rapprochement-3/donnees.csv" suffix(, )
0};
static const unsigned char file_158[] = {
#embed "../../Samples/Scenarios/rapprochement-3/erreurs.csv" suffix(, )
0};
static const unsigned char file_159[] = {
#embed "../../Samples/Scenarios/rapprochement-3/evenements.csv" suffix(, )
0};
static const unsigned char file_160[] = {
#embed "../../Samples/Scenarios/rapprochement-3/faits.csv" suffix(, )
0};
static const unsigned char file_161[] = {
#embed "../../Samples/Scenarios/rapprochement-3/lignes.csv" suffix(, )
0};
static const unsigned char file_162[] = {
#embed "../../Samples/Scenarios/rapprochement-3/modele.csv" suffix(, )
0};
static const unsigned char file_163[] = {
#embed "../../Samples/Scenarios/rapprochement-3/ouverture.csv" suffix(, )
0};
static const unsigned char file_164[] = {
#embed "../../Samples/Scenarios/rapprochement-3/releve.csv" suffix(, )
0};
static const unsigned char file_165[] = {
#embed "../../Samples/Scenarios/rapprochement-3/reponses.csv" suffix(, )
0};
static const unsigned char file_166[] = {
#embed "../../Samples/Scenarios/rapprochement-3/scenario.csv" suffix(, )
0};
static const unsigned char file_167[] = {
#embed "../../Samples/Scenarios/rapprochement-3/taches.csv" suffix(, )
0};
static const unsigned char file_168[] = {
#embed "../../Samples/Scenarios/rapprochement-3/tiers.csv" suffix(, )
0};
static const unsigned char file_169[] = {
#embed "../../Samples/Scenarios/saisie-1/comptes.csv" suffix(, )
0};
static const unsigned char file_170[] = {
#embed "../../Samples/Scenarios/saisie-1/controles.csv" suffix(, )
0};
static const unsigned char file_171[] = {
#embed "../../Samples/Scenarios/saisie-1/criteres.csv" suffix(, )
0};
static const unsigned char file_172[] = {
#embed "../../Samples/Scenarios/saisie-1/documents.csv" suffix(, )
0};
static const unsigned char file_173[] = {
#embed "../../Samples/Scenarios/saisie-1/erreurs.csv" suffix(, )
0};
static const unsigned char file_174[] = {
#embed "../../Samples/Scenarios/saisie-1/evenements.csv" suffix(, )
0};
static const unsigned char file_175[] = {
#embed "../../Samples/Scenarios/saisie-1/faits.csv" suffix(, )
0};
static const unsigned char file_176[] = {
#embed "../../Samples/Scenarios/saisie-1/lignes.csv" suffix(, )
0};
static const unsigned char file_177[] = {
#embed "../../Samples/Scenarios/saisie-1/modele.csv" suffix(, )
0};
static const unsigned char file_178[] = {
#embed "../../Samples/Scenarios/saisie-1/ouverture.csv" suffix(, )
0};
static const unsigned char file_179[] = {
#embed "../../Samples/Scenarios/saisie-1/reponses.csv" suffix(, )
0};
static const unsigned char file_180[] = {
#embed "../../Samples/Scenarios/saisie-1/scenario.csv" suffix(, )
0};
static const unsigned char file_181[] = {
#embed "../../Samples/Scenarios/saisie-1/taches.csv" suffix(, )
0};
static const unsigned char file_182[] = {
#embed "../../Samples/Scenarios/saisie-1/tiers.csv" suffix(, )
0};
static const unsigned char file_183[] = {
#embed "../../Samples/Scenarios/saisie-2/comptes.csv" suffix(, )
0};
static const unsigned char file_184[] = {
#embed "../../Samples/Scenarios/saisie-2/controles.csv" suffix(, )
0};
static const unsigned char file_185[] = {
#embed "../../Samples/Scenarios/saisie-2/criteres.csv" suffix(, )
0};
static const unsigned char file_186[] = {
#embed "../../Samples/Scenarios/saisie-2/documents.csv" suffix(, )
0};
static const unsigned char file_187[] = {
#embed "../../Samples/Scenarios/saisie-2/erreurs.csv" suffix(, )
0};
static const unsigned char file_188[] = {
#embed "../../Samples/Scenarios/saisie-2/evenements.csv" suffix(, )
0};
static const unsigned char file_189[] = {
#embed "../../Samples/Scenarios/saisie-2/faits.csv" suffix(, )
0};
static const unsigned char file_190[] = {
#embed "../../Samples/Scenarios/saisie-2/lignes.csv" suffix(, )
0};
static const unsigned char file_191[] = {
#embed "../../Samples/Scenarios/saisie-2/modele.csv" suffix(, )
0};
static const unsigned char file_192[] = {
#embed "../../Samples/Scenarios/saisie-2/ouverture.csv" suffix(, )
0};
static const unsigned char file_193[] = {
#embed "../../Samples/Scenarios/saisie-2/reponses.csv" suffix(, )
0};
static const unsigned char file_194[] = {
#embed "../../Samples/Scenarios/saisie-2/scenario.csv" suffix(, )
0};
static const unsigned char file_195[] = {
#embed "../../Samples/Scenarios/saisie-2/taches.csv" suffix(, )
0};
static const unsigned char file_196[] = {
#embed "../../Samples/Scenarios/saisie-2/tiers.csv" suffix(, )
0};
static const unsigned char file_197[] = {
#embed "../../Samples/Scenarios/saisie-3/comptes.csv" suffix(, )
0};
static const unsigned char file_198[] = {
#embed "../../Samples/Scenarios/saisie-3/controles.csv" suffix(, )
0};
static const unsigned char file_199[] = {
#embed "../../Samples/Scenarios/saisie-3/criteres.csv" suffix(, )
0};
static const unsigned char file_200[] = {
#embed "../../Samples/Scenarios/saisie-3/documents.csv" suffix(, )
0};
static const unsigned char file_201[] = {
#embed "../../Samples/Scenarios/saisie-3/erreurs.csv" suffix(, )
0};
static const unsigned char file_202[] = {
#embed "../../Samples/Scenarios/saisie-3/evenements.csv" suffix(, )
0};
static const unsigned char file_203[] = {
#embed "../../Samples/Scenarios/saisie-3/faits.csv" suffix(, )
0};
static const unsigned char file_204[] = {
#embed "../../Samples/Scenarios/saisie-3/lignes.csv" suffix(, )
0};
static const unsigned char file_205[] = {
#embed "../../Samples/Scenarios/saisie-3/modele.csv" suffix(, )
0};
static const unsigned char file_206[] = {
#embed "../../Samples/Scenarios/saisie-3/ouverture.csv" suffix(, )
0};
static const unsigned char file_207[] = {
#embed "../../Samples/Scenarios/saisie-3/reponses.csv" suffix(, )
0};
static const unsigned char file_208[] = {
#embed "../../Samples/Scenarios/saisie-3/scenario.csv" suffix(, )
0};
static const unsigned char file_209[] = {
#embed "../../Samples/Scenarios/saisie-3/taches.csv" suffix(, )
0};
static const unsigned char file_210[] = {
#embed "../../Samples/Scenarios/saisie-3/tiers.csv" suffix(, )
0};
static const unsigned char file_211[] = {
#embed "../../Sources/Competence/Data/RNCP34786.json" suffix(, )
0};
static const unsigned char file_212[] = {
#embed "../../Sources/Competence/Data/causes.csv" suffix(, )
0};
static const unsigned char file_213[] = {
#embed "../../Sources/Competence/Data/preuves.csv" suffix(, )
0};
static const unsigned char file_214[] = {
#embed "../../Sources/Competence/Data/remarques.csv" suffix(, )
0};
static const unsigned char file_215[] = {
#embed "../../Sources/Law/Parameters/accounting/assets.low-value.json" suffix(, )
0};
static const unsigned char file_216[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.farming-cash.json" suffix(, )
0};
static const unsigned char file_217[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.json" suffix(, )
0};
static const unsigned char file_218[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fields.professional-cash.json" suffix(, )
0};
static const unsigned char file_219[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fine.amount.json" suffix(, )
0};
static const unsigned char file_220[] = {
#embed "../../Sources/Law/Parameters/accounting/fec.fine.rate.json" suffix(, )
0};
static const unsigned char file_221[] = {
#embed "../../Sources/Law/Parameters/accounting/inventory.interval.json" suffix(, )
0};
static const unsigned char file_222[] = {
#embed "../../Sources/Law/Parameters/accounting/retention.accounting.json" suffix(, )
0};
static const unsigned char file_223[] = {
#embed "../../Sources/Law/Parameters/accounting/retention.tax.json" suffix(, )
0};
static const unsigned char file_224[] = {
#embed "../../Sources/Law/Parameters/labour/labour.age.minimum.json" suffix(, )
0};
static const unsigned char file_225[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-1.json" suffix(, )
0};
static const unsigned char file_226[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-2.json" suffix(, )
0};
static const unsigned char file_227[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-3.json" suffix(, )
0};
static const unsigned char file_228[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-1.json" suffix(, )
0};
static const unsigned char file_229[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-2.json" suffix(, )
0};
static const unsigned char file_230[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-3.json" suffix(, )
0};
static const unsigned char file_231[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-1.json" suffix(, )
0};
static const unsigned char file_232[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-2.json" suffix(, )
0};
static const unsigned char file_233[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-3.json" suffix(, )
0};
static const unsigned char file_234[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-1.json" suffix(, )
0};
static const unsigned char file_235[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-2.json" suffix(, )
0};
static const unsigned char file_236[] = {
#embed "../../Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-3.json" suffix(, )
0};
static const unsigned char file_237[] = {
#embed "../../Sources/Law/Parameters/labour/labour.attachment.brackets.json" suffix(, )
0};
static const unsigned char file_238[] = {
#embed "../../Sources/Law/Parameters/labour/labour.attachment.dependant.json" suffix(, )
0};
static const unsigned char file_239[] = {
#embed "../../Sources/Law/Parameters/labour/labour.attachment.protected.json" suffix(, )
0};
static const unsigned char file_240[] = {
#embed "../../Sources/Law/Parameters/labour/labour.complementary-hours.first.share.json" suffix(, )
0};
static const unsigned char file_241[] = {
#embed "../../Sources/Law/Parameters/labour/labour.complementary-hours.increase.first.json" suffix(, )
0};
static const unsigned char file_242[] = {
#embed "../../Sources/Law/Parameters/labour/labour.complementary-hours.increase.next.json" suffix(, )
0};
static const unsigned char file_243[] = {
#embed "../../Sources/Law/Parameters/labour/labour.complementary-hours.share.json" suffix(, )
0};
static const unsigned char file_244[] = {
#embed "../../Sources/Law/Parameters/labour/labour.complementary-hours.share.maximum.json" suffix(, )
0};
static const unsigned char file_245[] = {
#embed "../../Sources/Law/Parameters/labour/labour.contributions.due-day.json" suffix(, )
0};
static const unsigned char file_246[] = {
#embed "../../Sources/Law/Parameters/labour/labour.contributions.due-day.large.json" suffix(, )
0};
static const unsigned char file_247[] = {
#embed "../../Sources/Law/Parameters/labour/labour.day-contract.days.json" suffix(, )
0};
static const unsigned char file_248[] = {
#embed "../../Sources/Law/Parameters/labour/labour.days-agreement.maximum.json" suffix(, )
0};
static const unsigned char file_249[] = {
#embed "../../Sources/Law/Parameters/labour/labour.fixed-term.end-indemnity.json" suffix(, )
0};
static const unsigned char file_250[] = {
#embed "../../Sources/Law/Parameters/labour/labour.fixed-term.maximum.json" suffix(, )
0};
static const unsigned char file_251[] = {
#embed "../../Sources/Law/Parameters/labour/labour.fixed-term.renewals.json" suffix(, )
0};
static const unsigned char file_252[] = {
#embed "../../Sources/Law/Parameters/labour/labour.fixed-term.unused-leave.json" suffix(, )
0};
static const unsigned char file_253[] = {
#embed "../../Sources/Law/Parameters/labour/labour.internship.minimum.json" suffix(, )
0};
static const unsigned char file_254[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.hourly.json" suffix(, )
0};
static const unsigned char file_255[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.monthly.json" suffix(, )
0};
static const unsigned char file_256[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.under-17.json" suffix(, )
0};
static const unsigned char file_257[] = {
#embed "../../Sources/Law/Parameters/labour/labour.minimum-wage.under-18.json" suffix(, )
0};
static const unsigned char file_258[] = {
#embed "../../Sources/Law/Parameters/labour/labour.overtime.first.hours.json" suffix(, )
0};
static const unsigned char file_259[] = {
#embed "../../Sources/Law/Parameters/labour/labour.overtime.increase.first.json" suffix(, )
0};
static const unsigned char file_260[] = {
#embed "../../Sources/Law/Parameters/labour/labour.overtime.increase.minimum.json" suffix(, )
0};
static const unsigned char file_261[] = {
#embed "../../Sources/Law/Parameters/labour/labour.overtime.increase.next.json" suffix(, )
0};
static const unsigned char file_262[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.carry-over.json" suffix(, )
0};
static const unsigned char file_263[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.days.json" suffix(, )
0};
static const unsigned char file_264[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.first-month.json" suffix(, )
0};
static const unsigned char file_265[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.month.days.json" suffix(, )
0};
static const unsigned char file_266[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.month.json" suffix(, )
0};
static const unsigned char file_267[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.sick-month.json" suffix(, )
0};
static const unsigned char file_268[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.sick-year.json" suffix(, )
0};
static const unsigned char file_269[] = {
#embed "../../Sources/Law/Parameters/labour/labour.paid-leave.tenth.json" suffix(, )
0};
static const unsigned char file_270[] = {
#embed "../../Sources/Law/Parameters/labour/labour.part-time.minimum.json" suffix(, )
0};
static const unsigned char file_271[] = {
#embed "../../Sources/Law/Parameters/labour/labour.pension.due-day.json" suffix(, )
0};
static const unsigned char file_272[] = {
#embed "../../Sources/Law/Parameters/labour/labour.pension.earliest-age.json" suffix(, )
0};
static const unsigned char file_273[] = {
#embed "../../Sources/Law/Parameters/labour/labour.professionalisation.wage.21-25.basic.json" suffix(, )
0};
static const unsigned char file_274[] = {
#embed "../../Sources/Law/Parameters/labour/labour.professionalisation.wage.21-25.qualified.json" suffix(, )
0};
static const unsigned char file_275[] = {
#embed "../../Sources/Law/Parameters/labour/labour.professionalisation.wage.agreement.json" suffix(, )
0};
static const unsigned char file_276[] = {
#embed "../../Sources/Law/Parameters/labour/labour.professionalisation.wage.under-21.basic.json" suffix(, )
0};
static const unsigned char file_277[] = {
#embed "../../Sources/Law/Parameters/labour/labour.professionalisation.wage.under-21.qualified.json" suffix(, )
0};
static const unsigned char file_278[] = {
#embed "../../Sources/Law/Parameters/labour/labour.public-holiday.seniority.json" suffix(, )
0};
static const unsigned char file_279[] = {
#embed "../../Sources/Law/Parameters/labour/labour.severance.first.json" suffix(, )
0};
static const unsigned char file_280[] = {
#embed "../../Sources/Law/Parameters/labour/labour.severance.first.years.json" suffix(, )
0};
static const unsigned char file_281[] = {
#embed "../../Sources/Law/Parameters/labour/labour.severance.next.json" suffix(, )
0};
static const unsigned char file_282[] = {
#embed "../../Sources/Law/Parameters/labour/labour.severance.seniority.json" suffix(, )
0};
static const unsigned char file_283[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.extra.days.json" suffix(, )
0};
static const unsigned char file_284[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.extra.maximum.json" suffix(, )
0};
static const unsigned char file_285[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.extra.years.json" suffix(, )
0};
static const unsigned char file_286[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.first.days.json" suffix(, )
0};
static const unsigned char file_287[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.first.share.json" suffix(, )
0};
static const unsigned char file_288[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.next.days.json" suffix(, )
0};
static const unsigned char file_289[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.next.share.json" suffix(, )
0};
static const unsigned char file_290[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.seniority.json" suffix(, )
0};
static const unsigned char file_291[] = {
#embed "../../Sources/Law/Parameters/labour/labour.sickness.waiting.json" suffix(, )
0};
static const unsigned char file_292[] = {
#embed "../../Sources/Law/Parameters/labour/labour.social-security-ceiling.monthly.json" suffix(, )
0};
static const unsigned char file_293[] = {
#embed "../../Sources/Law/Parameters/labour/labour.social-security-ceiling.yearly.json" suffix(, )
0};
static const unsigned char file_294[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.employee.json" suffix(, )
0};
static const unsigned char file_295[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.executive.json" suffix(, )
0};
static const unsigned char file_296[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.fixed-term.limit.json" suffix(, )
0};
static const unsigned char file_297[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.fixed-term.long.json" suffix(, )
0};
static const unsigned char file_298[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.fixed-term.short.json" suffix(, )
0};
static const unsigned char file_299[] = {
#embed "../../Sources/Law/Parameters/labour/labour.trial.technician.json" suffix(, )
0};
static const unsigned char file_300[] = {
#embed "../../Sources/Law/Parameters/labour/labour.weekly-hours.exceptional.json" suffix(, )
0};
static const unsigned char file_301[] = {
#embed "../../Sources/Law/Parameters/labour/labour.weekly-hours.json" suffix(, )
0};
static const unsigned char file_302[] = {
#embed "../../Sources/Law/Parameters/labour/labour.weekly-hours.maximum.json" suffix(, )
0};
static const unsigned char file_303[] = {
#embed "../../Sources/Law/Parameters/labour/labour.work-accident.waiting.json" suffix(, )
0};
static const unsigned char file_304[] = {
#embed "../../Sources/Law/Parameters/payment/interest.legal.business.json" suffix(, )
0};
static const unsigned char file_305[] = {
#embed "../../Sources/Law/Parameters/payment/interest.legal.consumer.json" suffix(, )
0};
static const unsigned char file_306[] = {
#embed "../../Sources/Law/Parameters/payment/payment.cash-limit.json" suffix(, )
0};
static const unsigned char file_307[] = {
#embed "../../Sources/Law/Parameters/payment/payment.cash-limit.non-resident.json" suffix(, )
0};
static const unsigned char file_308[] = {
#embed "../../Sources/Law/Parameters/payment/payment.penalty.ecb-margin.json" suffix(, )
0};
static const unsigned char file_309[] = {
#embed "../../Sources/Law/Parameters/payment/payment.penalty.minimum-multiple.json" suffix(, )
0};
static const unsigned char file_310[] = {
#embed "../../Sources/Law/Parameters/payment/payment.recovery-indemnity.json" suffix(, )
0};
static const unsigned char file_311[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.default.json" suffix(, )
0};
static const unsigned char file_312[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.end-of-month.json" suffix(, )
0};
static const unsigned char file_313[] = {
#embed "../../Sources/Law/Parameters/payment/payment.term.maximum.json" suffix(, )
0};
static const unsigned char file_314[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.additional-apprenticeship.headcount.json" suffix(, )
0};
static const unsigned char file_315[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apec.ceilings.json" suffix(, )
0};
static const unsigned char file_316[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apec.employee.json" suffix(, )
0};
static const unsigned char file_317[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apec.employer.json" suffix(, )
0};
static const unsigned char file_318[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprentice.csg-exempt.json" suffix(, )
0};
static const unsigned char file_319[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprentice.exempt.json" suffix(, )
0};
static const unsigned char file_320[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprentice.tax-exempt.json" suffix(, )
0};
static const unsigned char file_321[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.balance.employer.json" suffix(, )
0};
static const unsigned char file_322[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.employer.json" suffix(, )
0};
static const unsigned char file_323[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.local.employer.json" suffix(, )
0};
static const unsigned char file_324[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.birth.allowance.minimum.json" suffix(, )
0};
static const unsigned char file_325[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.ceg.t1.employee.json" suffix(, )
0};
static const unsigned char file_326[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.ceg.t1.employer.json" suffix(, )
0};
static const unsigned char file_327[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.ceg.t2.employee.json" suffix(, )
0};
static const unsigned char file_328[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.ceg.t2.employer.json" suffix(, )
0};
static const unsigned char file_329[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.cet.employee.json" suffix(, )
0};
static const unsigned char file_330[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.cet.employer.json" suffix(, )
0};
static const unsigned char file_331[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.crds.json" suffix(, )
0};
static const unsigned char file_332[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.csg.allowance.ceilings.json" suffix(, )
0};
static const unsigned char file_333[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.csg.allowance.json" suffix(, )
0};
static const unsigned char file_334[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.csg.deductible.json" suffix(, )
0};
static const unsigned char file_335[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.csg.non-deductible.json" suffix(, )
0};
static const unsigned char file_336[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.ceiling.json" suffix(, )
0};
static const unsigned char file_337[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.crds.json" suffix(, )
0};
static const unsigned char file_338[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.csg.deductible.json" suffix(, )
0};
static const unsigned char file_339[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.csg.non-deductible.json" suffix(, )
0};
static const unsigned char file_340[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.divisor.json" suffix(, )
0};
static const unsigned char file_341[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.flat-charge.json" suffix(, )
0};
static const unsigned char file_342[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.rate.json" suffix(, )
0};
static const unsigned char file_343[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.daily-allowance.waiting.json" suffix(, )
0};
static const unsigned char file_344[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.family.employer.json" suffix(, )
0};
static const unsigned char file_345[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.family.employer.reduced.json" suffix(, )
0};
static const unsigned char file_346[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.family.reduced.limit.json" suffix(, )
0};
static const unsigned char file_347[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.decimals.json" suffix(, )
0};
static const unsigned char file_348[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.exit.json" suffix(, )
0};
static const unsigned char file_349[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.exponent.json" suffix(, )
0};
static const unsigned char file_350[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.holiday-fund.json" suffix(, )
0};
static const unsigned char file_351[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.minimum-wage.json" suffix(, )
0};
static const unsigned char file_352[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.minimum.json" suffix(, )
0};
static const unsigned char file_353[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.pension-share.json" suffix(, )
0};
static const unsigned char file_354[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.span.large.json" suffix(, )
0};
static const unsigned char file_355[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.span.small.json" suffix(, )
0};
static const unsigned char file_356[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.general-reduction.work-accident.json" suffix(, )
0};
static const unsigned char file_357[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.health-insurance.minimum-share.json" suffix(, )
0};
static const unsigned char file_358[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.health.employer.json" suffix(, )
0};
static const unsigned char file_359[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.health.employer.reduced.json" suffix(, )
0};
static const unsigned char file_360[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.health.reduced.limit.json" suffix(, )
0};
static const unsigned char file_361[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.holiday-fund.increase.json" suffix(, )
0};
static const unsigned char file_362[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.housing-effort.employer.json" suffix(, )
0};
static const unsigned char file_363[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.housing-effort.headcount.json" suffix(, )
0};
static const unsigned char file_364[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.housing.headcount.json" suffix(, )
0};
static const unsigned char file_365[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.housing.large.employer.json" suffix(, )
0};
static const unsigned char file_366[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.housing.small.employer.json" suffix(, )
0};
static const unsigned char file_367[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.local-health.employee.json" suffix(, )
0};
static const unsigned char file_368[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.meal-voucher.exempt.json" suffix(, )
0};
static const unsigned char file_369[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.meal-voucher.share.maximum.json" suffix(, )
0};
static const unsigned char file_370[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.meal-voucher.share.minimum.json" suffix(, )
0};
static const unsigned char file_371[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.mobility.headcount.json" suffix(, )
0};
static const unsigned char file_372[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.old-age.capped.employee.json" suffix(, )
0};
static const unsigned char file_373[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.old-age.capped.employer.json" suffix(, )
0};
static const unsigned char file_374[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.old-age.uncapped.employee.json" suffix(, )
0};
static const unsigned char file_375[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.old-age.uncapped.employer.json" suffix(, )
0};
static const unsigned char file_376[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.deduction.headcount.json" suffix(, )
0};
static const unsigned char file_377[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.deduction.headcount.maximum.json" suffix(, )
0};
static const unsigned char file_378[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.deduction.large.json" suffix(, )
0};
static const unsigned char file_379[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.deduction.small.json" suffix(, )
0};
static const unsigned char file_380[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.reduction.maximum.json" suffix(, )
0};
static const unsigned char file_381[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.overtime.tax-exempt.json" suffix(, )
0};
static const unsigned char file_382[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.payslip.models.json" suffix(, )
0};
static const unsigned char file_383[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.pension.ceilings.json" suffix(, )
0};
static const unsigned char file_384[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.pension.t1.employee.json" suffix(, )
0};
static const unsigned char file_385[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.pension.t1.employer.json" suffix(, )
0};
static const unsigned char file_386[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.pension.t2.employee.json" suffix(, )
0};
static const unsigned char file_387[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.pension.t2.employer.json" suffix(, )
0};
static const unsigned char file_388[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.deductible.ceiling-share.json" suffix(, )
0};
static const unsigned char file_389[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.deductible.maximum.json" suffix(, )
0};
static const unsigned char file_390[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.deductible.pay-share.json" suffix(, )
0};
static const unsigned char file_391[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.exempt.ceiling-share.json" suffix(, )
0};
static const unsigned char file_392[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.exempt.maximum.json" suffix(, )
0};
static const unsigned char file_393[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.protection.exempt.pay-share.json" suffix(, )
0};
static const unsigned char file_394[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.provident.executive.minimum.json" suffix(, )
0};
static const unsigned char file_395[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.ceilings.json" suffix(, )
0};
static const unsigned char file_396[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.exempt.share.json" suffix(, )
0};
static const unsigned char file_397[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.exempt.years.json" suffix(, )
0};
static const unsigned char file_398[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.tax.ceilings.json" suffix(, )
0};
static const unsigned char file_399[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.tax.ceilings.retirement.json" suffix(, )
0};
static const unsigned char file_400[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.severance.whole.ceilings.json" suffix(, )
0};
static const unsigned char file_401[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.social-dialogue.employer.json" suffix(, )
0};
static const unsigned char file_402[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.social-levy.headcount.json" suffix(, )
0};
static const unsigned char file_403[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.social-levy.provident.json" suffix(, )
0};
static const unsigned char file_404[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.solidarity.employer.json" suffix(, )
0};
static const unsigned char file_405[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.termination.employer.json" suffix(, )
0};
static const unsigned char file_406[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.training.fixed-term.employer.json" suffix(, )
0};
static const unsigned char file_407[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.training.headcount.json" suffix(, )
0};
static const unsigned char file_408[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.training.large.employer.json" suffix(, )
0};
static const unsigned char file_409[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.training.small.employer.json" suffix(, )
0};
static const unsigned char file_410[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.transport.exempt.json" suffix(, )
0};
static const unsigned char file_411[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.transport.minimum.json" suffix(, )
0};
static const unsigned char file_412[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.unemployment.ceilings.json" suffix(, )
0};
static const unsigned char file_413[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.unemployment.employer.json" suffix(, )
0};
static const unsigned char file_414[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.csg.allowance.json" suffix(, )
0};
static const unsigned char file_415[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.exempt.json" suffix(, )
0};
static const unsigned char file_416[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.exempt.raised.json" suffix(, )
0};
static const unsigned char file_417[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.headcount.json" suffix(, )
0};
static const unsigned char file_418[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.levy.employer.json" suffix(, )
0};
static const unsigned char file_419[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.levy.headcount.json" suffix(, )
0};
static const unsigned char file_420[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.value-sharing.minimum-wages.json" suffix(, )
0};
static const unsigned char file_421[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.wage-guarantee.employer.json" suffix(, )
0};
static const unsigned char file_422[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.withholding.antilles-reunion.json" suffix(, )
0};
static const unsigned char file_423[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.withholding.guyane-mayotte.json" suffix(, )
0};
static const unsigned char file_424[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.withholding.mainland.json" suffix(, )
0};
static const unsigned char file_425[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.withholding.rate-validity.json" suffix(, )
0};
static const unsigned char file_426[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.withholding.short-contract.json" suffix(, )
0};
static const unsigned char file_427[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.divisor.json" suffix(, )
0};
static const unsigned char file_428[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.first.days.json" suffix(, )
0};
static const unsigned char file_429[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.first.json" suffix(, )
0};
static const unsigned char file_430[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.limit.json" suffix(, )
0};
static const unsigned char file_431[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.next.json" suffix(, )
0};
static const unsigned char file_432[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.allowance.taxed.json" suffix(, )
0};
static const unsigned char file_433[] = {
#embed "../../Sources/Law/Parameters/payroll/payroll.work-accident.average.json" suffix(, )
0};
static const unsigned char file_434[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.lowest.json" suffix(, )
0};
static const unsigned char file_435[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.petroleum.json" suffix(, )
0};
static const unsigned char file_436[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.reduced.json" suffix(, )
0};
static const unsigned char file_437[] = {
#embed "../../Sources/Law/Parameters/vat/vat.corsica.works.json" suffix(, )
0};
static const unsigned char file_438[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.goods.json" suffix(, )
0};
static const unsigned char file_439[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.goods.tolerance.json" suffix(, )
0};
static const unsigned char file_440[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.json" suffix(, )
0};
static const unsigned char file_441[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.tolerance.json" suffix(, )
0};
static const unsigned char file_442[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.services.json" suffix(, )
0};
static const unsigned char file_443[] = {
#embed "../../Sources/Law/Parameters/vat/vat.franchise.services.tolerance.json" suffix(, )
0};
static const unsigned char file_444[] = {
#embed "../../Sources/Law/Parameters/vat/vat.intermediate.json" suffix(, )
0};
static const unsigned char file_445[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.livestock.json" suffix(, )
0};
static const unsigned char file_446[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.press.json" suffix(, )
0};
static const unsigned char file_447[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.reduced.json" suffix(, )
0};
static const unsigned char file_448[] = {
#embed "../../Sources/Law/Parameters/vat/vat.overseas.standard.json" suffix(, )
0};
static const unsigned char file_449[] = {
#embed "../../Sources/Law/Parameters/vat/vat.particular.json" suffix(, )
0};
static const unsigned char file_450[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.tax-limit.json" suffix(, )
0};
static const unsigned char file_451[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.turnover.json" suffix(, )
0};
static const unsigned char file_452[] = {
#embed "../../Sources/Law/Parameters/vat/vat.quarterly.turnover.tolerance.json" suffix(, )
0};
static const unsigned char file_453[] = {
#embed "../../Sources/Law/Parameters/vat/vat.reduced.json" suffix(, )
0};
static const unsigned char file_454[] = {
#embed "../../Sources/Law/Parameters/vat/vat.return.first-day.json" suffix(, )
0};
static const unsigned char file_455[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.goods.json" suffix(, )
0};
static const unsigned char file_456[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.goods.tolerance.json" suffix(, )
0};
static const unsigned char file_457[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment-exemption.json" suffix(, )
0};
static const unsigned char file_458[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment.december.json" suffix(, )
0};
static const unsigned char file_459[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.instalment.july.json" suffix(, )
0};
static const unsigned char file_460[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.services.json" suffix(, )
0};
static const unsigned char file_461[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.services.tolerance.json" suffix(, )
0};
static const unsigned char file_462[] = {
#embed "../../Sources/Law/Parameters/vat/vat.simplified.tax-limit.json" suffix(, )
0};
static const unsigned char file_463[] = {
#embed "../../Sources/Law/Parameters/vat/vat.standard.json" suffix(, )
0};
static const unsigned char file_464[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VII-1.xsd" suffix(, )
0};
static const unsigned char file_465[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-3.xsd" suffix(, )
0};
static const unsigned char file_466[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-5.xsd" suffix(, )
0};
static const unsigned char file_467[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VIII-7.xsd" suffix(, )
0};
static const unsigned char file_468[] = {
#embed "../../Sources/Presentation/Aide/banque.md" suffix(, )
0};
static const unsigned char file_469[] = {
#embed "../../Sources/Presentation/Aide/bulletin-controle.md" suffix(, )
0};
static const unsigned char file_470[] = {
#embed "../../Sources/Presentation/Aide/caisse.md" suffix(, )
0};
static const unsigned char file_471[] = {
#embed "../../Sources/Presentation/Aide/codage.md" suffix(, )
0};
static const unsigned char file_472[] = {
#embed "../../Sources/Presentation/Aide/competences.md" suffix(, )
0};
static const unsigned char file_473[] = {
#embed "../../Sources/Presentation/Aide/debuter.md" suffix(, )
0};
static const unsigned char file_474[] = {
#embed "../../Sources/Presentation/Aide/dsn-controles.md" suffix(, )
0};
static const unsigned char file_475[] = {
#embed "../../Sources/Presentation/Aide/dsn-retours.md" suffix(, )
0};
static const unsigned char file_476[] = {
#embed "../../Sources/Presentation/Aide/dsn-xml.md" suffix(, )
0};
static const unsigned char file_477[] = {
#embed "../../Sources/Presentation/Aide/dsn.md" suffix(, )
0};
static const unsigned char file_478[] = {
#embed "../../Sources/Presentation/Aide/exports.md" suffix(, )
0};
static const unsigned char file_479[] = {
#embed "../../Sources/Presentation/Aide/fec.md" suffix(, )
0};
static const unsigned char file_480[] = {
#embed "../../Sources/Presentation/Aide/glossaire.md" suffix(, )
0};
static const unsigned char file_481[] = {
#embed "../../Sources/Presentation/Aide/lettrage.md" suffix(, )
0};
static const unsigned char file_482[] = {
#embed "../../Sources/Presentation/Aide/paie-comptable.md" suffix(, )
0};
static const unsigned char file_483[] = {
#embed "../../Sources/Presentation/Aide/paie.md" suffix(, )
0};
static const unsigned char file_484[] = {
#embed "../../Sources/Presentation/Aide/parametres.md" suffix(, )
0};
static const unsigned char file_485[] = {
#embed "../../Sources/Presentation/Aide/plan.md" suffix(, )
0};
static const unsigned char file_486[] = {
#embed "../../Sources/Presentation/Aide/rapprochement.md" suffix(, )
0};
static const unsigned char file_487[] = {
#embed "../../Sources/Presentation/Aide/releves.md" suffix(, )
0};
static const unsigned char file_488[] = {
#embed "../../Sources/Presentation/Aide/roles.md" suffix(, )
0};
static const unsigned char file_489[] = {
#embed "../../Sources/Presentation/Aide/saisie.md" suffix(, )
0};
static const unsigned char file_490[] = {
#embed "../../Sources/Presentation/Aide/salaries.md" suffix(, )
0};
static const unsigned char file_491[] = {
#embed "../../Sources/Presentation/Aide/scenarios.md" suffix(, )
0};
static const unsigned char file_492[] = {
#embed "../../Sources/Presentation/Aide/serveur.md" suffix(, )
0};
static const unsigned char file_493[] = {
#embed "../../Sources/Presentation/Aide/tresorerie.md" suffix(, )
0};
static const unsigned char file_494[] = {
#embed "../../Sources/Presentation/Aide/tva.md" suffix(, )
0};
static const unsigned char file_495[] = {
#embed "../../Sources/Presentation/Aide/virements.md" suffix(, )
0};
static const unsigned char file_496[] = {
#embed "../../Sources/SocialReporting/Norm/Controls/alternatives.csv" suffix(, )
0};
static const unsigned char file_497[] = {
#embed "../../Sources/SocialReporting/Norm/Controls/controls.csv" suffix(, )
0};
static const unsigned char file_498[] = {
#embed "../../Sources/SocialReporting/Norm/Controls/rates.csv" suffix(, )
0};
static const unsigned char file_499[] = {
#embed "../../Sources/SocialReporting/Norm/Controls/ways.csv" suffix(, )
0};
static const unsigned char file_500[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/bases.csv" suffix(, )
0};
static const unsigned char file_501[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/changes.csv" suffix(, )
0};
static const unsigned char file_502[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/components.csv" suffix(, )
0};
static const unsigned char file_503[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/contributions.csv" suffix(, )
0};
static const unsigned char file_504[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/ctp.csv" suffix(, )
0};
static const unsigned char file_505[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/duedates.csv" suffix(, )
0};
static const unsigned char file_506[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/rounding.csv" suffix(, )
0};
static const unsigned char file_507[] = {
#embed "../../Sources/SocialReporting/Norm/Declaring/values.csv" suffix(, )
0};
static const unsigned char file_508[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/blocks.csv" suffix(, )
0};
static const unsigned char file_509[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/codes.csv" suffix(, )
0};
static const unsigned char file_510[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/dsn-01.xsd" suffix(, )
0};
static const unsigned char file_511[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/dsn-04.xsd" suffix(, )
0};
static const unsigned char file_512[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/dsn-05.xsd" suffix(, )
0};
static const unsigned char file_513[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/dsn-07.xsd" suffix(, )
0};
static const unsigned char file_514[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/rubrics.csv" suffix(, )
0};
static const unsigned char file_515[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/usages.csv" suffix(, )
0};
static const unsigned char file_516[] = {
#embed "../../Sources/SocialReporting/Norm/P24V01/version.csv" suffix(, )
0};
static const unsigned char file_517[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/blocks.csv" suffix(, )
0};
static const unsigned char file_518[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/codes.csv" suffix(, )
0};
static const unsigned char file_519[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/dsn-01.xsd" suffix(, )
0};
static const unsigned char file_520[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/dsn-04.xsd" suffix(, )
0};
static const unsigned char file_521[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/dsn-05.xsd" suffix(, )
0};
static const unsigned char file_522[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/dsn-07.xsd" suffix(, )
0};
static const unsigned char file_523[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/rubrics.csv" suffix(, )
0};
static const unsigned char file_524[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/usages.csv" suffix(, )
0};
static const unsigned char file_525[] = {
#embed "../../Sources/SocialReporting/Norm/P25V01/version.csv" suffix(, )
0};
static const unsigned char file_526[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/blocks.csv" suffix(, )
0};
static const unsigned char file_527[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/codes.csv" suffix(, )
0};
static const unsigned char file_528[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/dsn-01.xsd" suffix(, )
0};
static const unsigned char file_529[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/dsn-04.xsd" suffix(, )
0};
static const unsigned char file_530[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/dsn-05.xsd" suffix(, )
0};
static const unsigned char file_531[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/dsn-07.xsd" suffix(, )
0};
static const unsigned char file_532[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/rubrics.csv" suffix(, )
0};
static const unsigned char file_533[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/usages.csv" suffix(, )
0};
static const unsigned char file_534[] = {
#embed "../../Sources/SocialReporting/Norm/P26V01/version.csv" suffix(, )
0};
static const unsigned char file_535[] = {
#embed "../../Sources/SocialReporting/Norm/explanations.csv" suffix(, )
0};
static const unsigned char file_536[] = {
#embed "../../Sources/Web/Assets/attente.js" suffix(, )
0};
static const unsigned char file_537[] = {
#embed "../../Sources/Web/Assets/codage.js" suffix(, )
0};
static const unsigned char file_538[] = {
#embed "../../Sources/Web/Assets/combobox.js" suffix(, )
0};
static const unsigned char file_539[] = {
#embed "../../Sources/Web/Assets/coque.js" suffix(, )
0};
static const unsigned char file_540[] = {
#embed "../../Sources/Web/Assets/depot.js" suffix(, )
0};
static const unsigned char file_541[] = {
#embed "../../Sources/Web/Assets/ecritoire.css" suffix(, )
0};
static const unsigned char file_542[] = {
#embed "../../Sources/Web/Assets/envoi.js" suffix(, )
0};
static const unsigned char file_543[] = {
#embed "../../Sources/Web/Assets/garde.js" suffix(, )
0};
static const unsigned char file_544[] = {
#embed "../../Sources/Web/Assets/icone.svg" suffix(, )
0};
static const unsigned char file_545[] = {
#embed "../../Sources/Web/Assets/impression.css" suffix(, )
0};
static const unsigned char file_546[] = {
#embed "../../Sources/Web/Assets/impression.js" suffix(, )
0};
static const unsigned char file_547[] = {
#embed "../../Sources/Web/Assets/lettrage.js" suffix(, )
0};
static const unsigned char file_548[] = {
#embed "../../Sources/Web/Assets/liste.js" suffix(, )
0};
static const unsigned char file_549[] = {
#embed "../../Sources/Web/Assets/montants.js" suffix(, )
0};
static const unsigned char file_550[] = {
#embed "../../Sources/Web/Assets/pieces.js" suffix(, )
0};
static const unsigned char file_551[] = {
#embed "../../Sources/Web/Assets/rapprochement.js" suffix(, )
0};
static const unsigned char file_552[] = {
#embed "../../Sources/Web/Assets/reception.js" suffix(, )
0};
static const unsigned char file_553[] = {
#embed "../../Sources/Web/Assets/saisie.js" suffix(, )
0};
static const unsigned char file_554[] = {
#embed "../../Sources/Web/Assets/surplace.js" suffix(, )
0};
static const unsigned char file_555[] = {
#embed "../../Sources/Web/Assets/touches.js" suffix(, )
0};
static const unsigned char file_556[] = {
#embed "../../Sources/Web/Assets/touches.json" suffix(, )
0};
static const unsigned char file_557[] = {
#embed "../../Sources/Web/Templates/Banking/banque.mustache" suffix(, )
0};
static const unsigned char file_558[] = {
#embed "../../Sources/Web/Templates/Banking/caisse-vide.mustache" suffix(, )
0};
static const unsigned char file_559[] = {
#embed "../../Sources/Web/Templates/Banking/caisse.mustache" suffix(, )
0};
static const unsigned char file_560[] = {
#embed "../../Sources/Web/Templates/Banking/coder.mustache" suffix(, )
0};
static const unsigned char file_561[] = {
#embed "../../Sources/Web/Templates/Banking/comptage.mustache" suffix(, )
0};
static const unsigned char file_562[] = {
#embed "../../Sources/Web/Templates/Banking/comptes-a-coder.mustache" suffix(, )
0};
static const unsigned char file_563[] = {
#embed "../../Sources/Web/Templates/Banking/depot.mustache" suffix(, )
0};
static const unsigned char file_564[] = {
#embed "../../Sources/Web/Templates/Banking/emprunt.mustache" suffix(, )
0};
static const unsigned char file_565[] = {
#embed "../../Sources/Web/Templates/Banking/emprunts.mustache" suffix(, )
0};
static const unsigned char file_566[] = {
#embed "../../Sources/Web/Templates/Banking/essai.mustache" suffix(, )
0};
static const unsigned char file_567[] = {
#embed "../../Sources/Web/Templates/Banking/lot.mustache" suffix(, )
0};
static const unsigned char file_568[] = {
#embed "../../Sources/Web/Templates/Banking/mouvements.mustache" suffix(, )
0};
static const unsigned char file_569[] = {
#embed "../../Sources/Web/Templates/Banking/paiements.mustache" suffix(, )
0};
static const unsigned char file_570[] = {
#embed "../../Sources/Web/Templates/Banking/rapprochement.mustache" suffix(, )
0};
static const unsigned char file_571[] = {
#embed "../../Sources/Web/Templates/Banking/rapprochements.mustache" suffix(, )
0};
static const unsigned char file_572[] = {
#embed "../../Sources/Web/Templates/Banking/regles.mustache" suffix(, )
0};
static const unsigned char file_573[] = {
#embed "../../Sources/Web/Templates/Banking/releves.mustache" suffix(, )
0};
static const unsigned char file_574[] = {
#embed "../../Sources/Web/Templates/Banking/solde.mustache" suffix(, )
0};
static const unsigned char file_575[] = {
#embed "../../Sources/Web/Templates/Banking/tresorerie.mustache" suffix(, )
0};
static const unsigned char file_576[] = {
#embed "../../Sources/Web/Templates/Competence/accueil.mustache" suffix(, )
0};
static const unsigned char file_577[] = {
#embed "../../Sources/Web/Templates/Competence/competences.mustache" suffix(, )
0};
static const unsigned char file_578[] = {
#embed "../../Sources/Web/Templates/Competence/correction.mustache" suffix(, )
0};
static const unsigned char file_579[] = {
#embed "../../Sources/Web/Templates/Competence/evaluation.mustache" suffix(, )
0};
static const unsigned char file_580[] = {
#embed "../../Sources/Web/Templates/Competence/parcours.mustache" suffix(, )
0};
static const unsigned char file_581[] = {
#embed "../../Sources/Web/Templates/Competence/preuves.mustache" suffix(, )
0};
static const unsigned char file_582[] = {
#embed "../../Sources/Web/Templates/Competence/reponses.mustache" suffix(, )
0};
static const unsigned char file_583[] = {
#embed "../../Sources/Web/Templates/Competence/sans-scenario.mustache" suffix(, )
0};
static const unsigned char file_584[] = {
#embed "../../Sources/Web/Templates/Competence/scenario.mustache" suffix(, )
0};
static const unsigned char file_585[] = {
#embed "../../Sources/Web/Templates/Competence/scenarios.mustache" suffix(, )
0};
static const unsigned char file_586[] = {
#embed "../../Sources/Web/Templates/Control/cellule.mustache" suffix(, )
0};
static const unsigned char file_587[] = {
#embed "../../Sources/Web/Templates/Control/comparaison.mustache" suffix(, )
0};
static const unsigned char file_588[] = {
#embed "../../Sources/Web/Templates/Control/comparer.mustache" suffix(, )
0};
static const unsigned char file_589[] = {
#embed "../../Sources/Web/Templates/Control/constats.mustache" suffix(, )
0};
static const unsigned char file_590[] = {
#embed "../../Sources/Web/Templates/Control/controler.mustache" suffix(, )
0};
static const unsigned char file_591[] = {
#embed "../../Sources/Web/Templates/Control/regles.mustache" suffix(, )
0};
static const unsigned char file_592[] = {
#embed "../../Sources/Web/Templates/Control/signe.mustache" suffix(, )
0};
static const unsigned char file_593[] = {
#embed "../../Sources/Web/Templates/Control/verdict.mustache" suffix(, )
0};
static const unsigned char file_594[] = {
#embed "../../Sources/Web/Templates/DSN/comparaison.mustache" suffix(, )
0};
static const unsigned char file_595[] = {
#embed "../../Sources/Web/Templates/DSN/comparer.mustache" suffix(, )
0};
static const unsigned char file_596[] = {
#embed "../../Sources/Web/Templates/DSN/constat.mustache" suffix(, )
0};
static const unsigned char file_597[] = {
#embed "../../Sources/Web/Templates/DSN/declarant.mustache" suffix(, )
0};
static const unsigned char file_598[] = {
#embed "../../Sources/Web/Templates/DSN/declaration.mustache" suffix(, )
0};
static const unsigned char file_599[] = {
#embed "../../Sources/Web/Templates/DSN/export.mustache" suffix(, )
0};
static const unsigned char file_600[] = {
#embed "../../Sources/Web/Templates/DSN/fichier-lu.mustache" suffix(, )
0};
static const unsigned char file_601[] = {
#embed "../../Sources/Web/Templates/DSN/fichier.mustache" suffix(, )
0};
static const unsigned char file_602[] = {
#embed "../../Sources/Web/Templates/DSN/liste.mustache" suffix(, )
0};
static const unsigned char file_603[] = {
#embed "../../Sources/Web/Templates/DSN/message.mustache" suffix(, )
0};
static const unsigned char file_604[] = {
#embed "../../Sources/Web/Templates/DSN/preparer.mustache" suffix(, )
0};
static const unsigned char file_605[] = {
#embed "../../Sources/Web/Templates/DSN/recoupement.mustache" suffix(, )
0};
static const unsigned char file_606[] = {
#embed "../../Sources/Web/Templates/DSN/retour-lu.mustache" suffix(, )
0};
static const unsigned char file_607[] = {
#embed "../../Sources/Web/Templates/DSN/retour.mustache" suffix(, )
0};
static const unsigned char file_608[] = {
#embed "../../Sources/Web/Templates/Directory/compte.mustache" suffix(, )
0};
static const unsigned char file_609[] = {
#embed "../../Sources/Web/Templates/Directory/plan.mustache" suffix(, )
0};
static const unsigned char file_610[] = {
#embed "../../Sources/Web/Templates/Directory/tiers-champs.mustache" suffix(, )
0};
static const unsigned char file_611[] = {
#embed "../../Sources/Web/Templates/Directory/tiers-liste.mustache" suffix(, )
0};
static const unsigned char file_612[] = {
#embed "../../Sources/Web/Templates/Directory/tiers.mustache" suffix(, )
0};
static const unsigned char file_613[] = {
#embed "../../Sources/Web/Templates/Dossier/chemins.mustache" suffix(, )
0};
static const unsigned char file_614[] = {
#embed "../../Sources/Web/Templates/Dossier/cree.mustache" suffix(, )
0};
static const unsigned char file_615[] = {
#embed "../../Sources/Web/Templates/Dossier/dossier.mustache" suffix(, )
0};
static const unsigned char file_616[] = {
#embed "../../Sources/Web/Templates/Dossier/nouveau.mustache" suffix(, )
0};
static const unsigned char file_617[] = {
#embed "../../Sources/Web/Templates/Dossier/periode.mustache" suffix(, )
0};
static const unsigned char file_618[] = {
#embed "../../Sources/Web/Templates/Dossier/recommencer.mustache" suffix(, )
0};
static const unsigned char file_619[] = {
#embed "../../Sources/Web/Templates/Entry/brouillard.mustache" suffix(, )
0};
static const unsigned char file_620[] = {
#embed "../../Sources/Web/Templates/Entry/cellule.mustache" suffix(, )
0};
static const unsigned char file_621[] = {
#embed "../../Sources/Web/Templates/Entry/ecriture.mustache" suffix(, )
0};
static const unsigned char file_622[] = {
#embed "../../Sources/Web/Templates/Entry/ecritures.mustache" suffix(, )
0};
static const unsigned char file_623[] = {
#embed "../../Sources/Web/Templates/Entry/guides.mustache" suffix(, )
0};
static const unsigned char file_624[] = {
#embed "../../Sources/Web/Templates/Entry/importer-essai.mustache" suffix(, )
0};
static const unsigned char file_625[] = {
#embed "../../Sources/Web/Templates/Entry/importer.mustache" suffix(, )
0};
static const unsigned char file_626[] = {
#embed "../../Sources/Web/Templates/Entry/pieces.mustache" suffix(, )
0};
static const unsigned char file_627[] = {
#embed "../../Sources/Web/Templates/Entry/saisie.mustache" suffix(, )
0};
static const unsigned char file_628[] = {
#embed "../../Sources/Web/Templates/FEC/export.mustache" suffix(, )
0};
static const unsigned char file_629[] = {
#embed "../../Sources/Web/Templates/FEC/fec.mustache" suffix(, )
0};
static const unsigned char file_630[] = {
#embed "../../Sources/Web/Templates/FEC/import.mustache" suffix(, )
0};
static const unsigned char file_631[] = {
#embed "../../Sources/Web/Templates/FEC/imports.mustache" suffix(, )
0};
static const unsigned char file_632[] = {
#embed "../../Sources/Web/Templates/Help/accessibilite.mustache" suffix(, )
0};
static const unsigned char file_633[] = {
#embed "../../Sources/Web/Templates/Help/liste.mustache" suffix(, )
0};
static const unsigned char file_634[] = {
#embed "../../Sources/Web/Templates/Help/moi.mustache" suffix(, )
0};
static const unsigned char file_635[] = {
#embed "../../Sources/Web/Templates/Help/page.mustache" suffix(, )
0};
static const unsigned char file_636[] = {
#embed "../../Sources/Web/Templates/Help/raccourcis.mustache" suffix(, )
0};
static const unsigned char file_637[] = {
#embed "../../Sources/Web/Templates/Home/accueil.mustache" suffix(, )
0};
static const unsigned char file_638[] = {
#embed "../../Sources/Web/Templates/Home/bloc.mustache" suffix(, )
0};
static const unsigned char file_639[] = {
#embed "../../Sources/Web/Templates/Home/chercher.mustache" suffix(, )
0};
static const unsigned char file_640[] = {
#embed "../../Sources/Web/Templates/Home/debut.mustache" suffix(, )
0};
static const unsigned char file_641[] = {
#embed "../../Sources/Web/Templates/Home/dossiers.mustache" suffix(, )
0};
static const unsigned char file_642[] = {
#embed "../../Sources/Web/Templates/Lettering/auto.mustache" suffix(, )
0};
static const unsigned char file_643[] = {
#embed "../../Sources/Web/Templates/Lettering/lettrage.mustache" suffix(, )
0};
static const unsigned char file_644[] = {
#embed "../../Sources/Web/Templates/Lettering/liste.mustache" suffix(, )
0};
static const unsigned char file_645[] = {
#embed "../../Sources/Web/Templates/Payroll/bulletin.mustache" suffix(, )
0};
static const unsigned char file_646[] = {
#embed "../../Sources/Web/Templates/Payroll/bulletins.mustache" suffix(, )
0};
static const unsigned char file_647[] = {
#embed "../../Sources/Web/Templates/Payroll/corps.mustache" suffix(, )
0};
static const unsigned char file_648[] = {
#embed "../../Sources/Web/Templates/Payroll/corriger.mustache" suffix(, )
0};
static const unsigned char file_649[] = {
#embed "../../Sources/Web/Templates/Payroll/ecriture.mustache" suffix(, )
0};
static const unsigned char file_650[] = {
#embed "../../Sources/Web/Templates/Payroll/elements.mustache" suffix(, )
0};
static const unsigned char file_651[] = {
#embed "../../Sources/Web/Templates/Payroll/ligne.mustache" suffix(, )
0};
static const unsigned char file_652[] = {
#embed "../../Sources/Web/Templates/Payroll/livre.mustache" suffix(, )
0};
static const unsigned char file_653[] = {
#embed "../../Sources/Web/Templates/Payroll/mois.mustache" suffix(, )
0};
static const unsigned char file_654[] = {
#embed "../../Sources/Web/Templates/Payroll/pourquoi.mustache" suffix(, )
0};
static const unsigned char file_655[] = {
#embed "../../Sources/Web/Templates/Payroll/sans-bulletin.mustache" suffix(, )
0};
static const unsigned char file_656[] = {
#embed "../../Sources/Web/Templates/Payroll/sceller.mustache" suffix(, )
0};
static const unsigned char file_657[] = {
#embed "../../Sources/Web/Templates/People/ajouter.mustache" suffix(, )
0};
static const unsigned char file_658[] = {
#embed "../../Sources/Web/Templates/People/champ.mustache" suffix(, )
0};
static const unsigned char file_659[] = {
#embed "../../Sources/Web/Templates/People/fiche.mustache" suffix(, )
0};
static const unsigned char file_660[] = {
#embed "../../Sources/Web/Templates/People/journal.mustache" suffix(, )
0};
static const unsigned char file_661[] = {
#embed "../../Sources/Web/Templates/People/lien.mustache" suffix(, )
0};
static const unsigned char file_662[] = {
#embed "../../Sources/Web/Templates/People/personnes.mustache" suffix(, )
0};
static const unsigned char file_663[] = {
#embed "../../Sources/Web/Templates/People/porte.mustache" suffix(, )
0};
static const unsigned char file_664[] = {
#embed "../../Sources/Web/Templates/Reports/balance-agee.mustache" suffix(, )
0};
static const unsigned char file_665[] = {
#embed "../../Sources/Web/Templates/Reports/balance.mustache" suffix(, )
0};
static const unsigned char file_666[] = {
#embed "../../Sources/Web/Templates/Reports/centralisateur.mustache" suffix(, )
0};
static const unsigned char file_667[] = {
#embed "../../Sources/Web/Templates/Reports/echeancier.mustache" suffix(, )
0};
static const unsigned char file_668[] = {
#embed "../../Sources/Web/Templates/Reports/filtres.mustache" suffix(, )
0};
static const unsigned char file_669[] = {
#embed "../../Sources/Web/Templates/Reports/grand-livre.mustache" suffix(, )
0};
static const unsigned char file_670[] = {
#embed "../../Sources/Web/Templates/Reports/journal.mustache" suffix(, )
0};
static const unsigned char file_671[] = {
#embed "../../Sources/Web/Templates/Reports/journaux.mustache" suffix(, )
0};
static const unsigned char file_672[] = {
#embed "../../Sources/Web/Templates/Shell/attente.mustache" suffix(, )
0};
static const unsigned char file_673[] = {
#embed "../../Sources/Web/Templates/Shell/constat.mustache" suffix(, )
0};
static const unsigned char file_674[] = {
#embed "../../Sources/Web/Templates/Shell/impression.mustache" suffix(, )
0};
static const unsigned char file_675[] = {
#embed "../../Sources/Web/Templates/Shell/layout.mustache" suffix(, )
0};
static const unsigned char file_676[] = {
#embed "../../Sources/Web/Templates/Shell/logotype.mustache" suffix(, )
0};
static const unsigned char file_677[] = {
#embed "../../Sources/Web/Templates/Shell/porte.mustache" suffix(, )
0};
static const unsigned char file_678[] = {
#embed "../../Sources/Web/Templates/Shell/refus.mustache" suffix(, )
0};
static const unsigned char file_679[] = {
#embed "../../Sources/Web/Templates/Shell/table.mustache" suffix(, )
0};
static const unsigned char file_680[] = {
#embed "../../Sources/Web/Templates/Trail/evenement.mustache" suffix(, )
0};
static const unsigned char file_681[] = {
#embed "../../Sources/Web/Templates/Trail/piste.mustache" suffix(, )
0};
static const unsigned char file_682[] = {
#embed "../../Sources/Web/Templates/Trail/verification.mustache" suffix(, )
0};
static const unsigned char file_683[] = {
#embed "../../Sources/Web/Templates/Workforce/champs.mustache" suffix(, )
0};
static const unsigned char file_684[] = {
#embed "../../Sources/Web/Templates/Workforce/embaucher.mustache" suffix(, )
0};
static const unsigned char file_685[] = {
#embed "../../Sources/Web/Templates/Workforce/etablissement.mustache" suffix(, )
0};
static const unsigned char file_686[] = {
#embed "../../Sources/Web/Templates/Workforce/formulaire.mustache" suffix(, )
0};
static const unsigned char file_687[] = {
#embed "../../Sources/Web/Templates/Workforce/registre.mustache" suffix(, )
0};
static const unsigned char file_688[] = {
#embed "../../Sources/Web/Templates/Workforce/salarie.mustache" suffix(, )
0};
static const unsigned char file_689[] = {
#embed "../../Sources/Web/Templates/Workforce/salaries.mustache" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/accounts.csv", file_0, sizeof file_0 - 1},
  {"ChartOfAccounts/PCG/explanations.csv", file_1, sizeof file_1 - 1},
  {"ChartOfAccounts/PCG/journals.csv", file_2, sizeof file_2 - 1},
  {"ChartOfAccounts/PCG/payroll.csv", file_3, sizeof file_3 - 1},
  {"ChartOfAccounts/PCG/removed.csv", file_4, sizeof file_4 - 1},
  {"ChartOfAccounts/PCG/synonyms.csv", file_5, sizeof file_5 - 1},
  {"Samples/Dossiers/atelier-brindille/README.md", file_6, sizeof file_6 - 1},
  {"Samples/Dossiers/atelier-brindille/attendus.csv", file_7, sizeof file_7 - 1},
  {"Samples/Dossiers/atelier-brindille/ouverture.csv", file_8, sizeof file_8 - 1},
  {"Samples/Dossiers/atelier-brindille/pieces.csv", file_9, sizeof file_9 - 1},
  {"Samples/Dossiers/atelier-brindille/saisir.sh", file_10, sizeof file_10 - 1},
  {"Samples/Dossiers/atelier-brindille/tiers.csv", file_11, sizeof file_11 - 1},
  {"Samples/Files/000031419FEC20241231.txt", file_12, sizeof file_12 - 1},
  {"Samples/Files/000031419FEC20251231.txt", file_13, sizeof file_13 - 1},
  {"Samples/Files/bulletin-FICTIF-2026-10-fautes.json", file_14, sizeof file_14 - 1},
  {"Samples/Files/bulletin-FICTIF-2026-10.json", file_15, sizeof file_15 - 1},
  {"Samples/Files/dsn-FICTIF-2026-10.dsn", file_16, sizeof file_16 - 1},
  {"Samples/Files/dsn-FICTIF-2026-10.xml", file_17, sizeof file_17 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.camt053.xml", file_18, sizeof file_18 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.cfonb120.txt", file_19, sizeof file_19 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.csv", file_20, sizeof file_20 - 1},
  {"Samples/Files/releve-FICTIF-2026-10.ofx", file_21, sizeof file_21 - 1},
  {"Samples/Scenarios/S1/comptes.csv", file_22, sizeof file_22 - 1},
  {"Samples/Scenarios/S1/controles.csv", file_23, sizeof file_23 - 1},
  {"Samples/Scenarios/S1/criteres.csv", file_24, sizeof file_24 - 1},
  {"Samples/Scenarios/S1/documents.csv", file_25, sizeof file_25 - 1},
  {"Samples/Scenarios/S1/erreurs.csv", file_26, sizeof file_26 - 1},
  {"Samples/Scenarios/S1/evenements.csv", file_27, sizeof file_27 - 1},
  {"Samples/Scenarios/S1/faits.csv", file_28, sizeof file_28 - 1},
  {"Samples/Scenarios/S1/lignes.csv", file_29, sizeof file_29 - 1},
  {"Samples/Scenarios/S1/modele.csv", file_30, sizeof file_30 - 1},
  {"Samples/Scenarios/S1/ouverture.csv", file_31, sizeof file_31 - 1},
  {"Samples/Scenarios/S1/releve.csv", file_32, sizeof file_32 - 1},
  {"Samples/Scenarios/S1/reponses.csv", file_33, sizeof file_33 - 1},
  {"Samples/Scenarios/S1/scenario.csv", file_34, sizeof file_34 - 1},
  {"Samples/Scenarios/S1/taches.csv", file_35, sizeof file_35 - 1},
  {"Samples/Scenarios/S1/tiers.csv", file_36, sizeof file_36 - 1},
  {"Samples/Scenarios/S2/controles.csv", file_37, sizeof file_37 - 1},
  {"Samples/Scenarios/S2/criteres.csv", file_38, sizeof file_38 - 1},
  {"Samples/Scenarios/S2/documents.csv", file_39, sizeof file_39 - 1},
  {"Samples/Scenarios/S2/erreurs.csv", file_40, sizeof file_40 - 1},
  {"Samples/Scenarios/S2/evenements.csv", file_41, sizeof file_41 - 1},
  {"Samples/Scenarios/S2/faits.csv", file_42, sizeof file_42 - 1},
  {"Samples/Scenarios/S2/lignes.csv", file_43, sizeof file_43 - 1},
  {"Samples/Scenarios/S2/reponses.csv", file_44, sizeof file_44 - 1},
  {"Samples/Scenarios/S2/salaries.csv", file_45, sizeof file_45 - 1},
  {"Samples/Scenarios/S2/scenario.csv", file_46, sizeof file_46 - 1},
  {"Samples/Scenarios/S2/taches.csv", file_47, sizeof file_47 - 1},
  {"Samples/Scenarios/bulletin-1/controles.csv", file_48, sizeof file_48 - 1},
  {"Samples/Scenarios/bulletin-1/criteres.csv", file_49, sizeof file_49 - 1},
  {"Samples/Scenarios/bulletin-1/documents.csv", file_50, sizeof file_50 - 1},
  {"Samples/Scenarios/bulletin-1/erreurs.csv", file_51, sizeof file_51 - 1},
  {"Samples/Scenarios/bulletin-1/evenements.csv", file_52, sizeof file_52 - 1},
  {"Samples/Scenarios/bulletin-1/faits.csv", file_53, sizeof file_53 - 1},
  {"Samples/Scenarios/bulletin-1/lignes.csv", file_54, sizeof file_54 - 1},
  {"Samples/Scenarios/bulletin-1/reponses.csv", file_55, sizeof file_55 - 1},
  {"Samples/Scenarios/bulletin-1/scenario.csv", file_56, sizeof file_56 - 1},
  {"Samples/Scenarios/bulletin-1/taches.csv", file_57, sizeof file_57 - 1},
  {"Samples/Scenarios/bulletin-2/controles.csv", file_58, sizeof file_58 - 1},
  {"Samples/Scenarios/bulletin-2/criteres.csv", file_59, sizeof file_59 - 1},
  {"Samples/Scenarios/bulletin-2/documents.csv", file_60, sizeof file_60 - 1},
  {"Samples/Scenarios/bulletin-2/erreurs.csv", file_61, sizeof file_61 - 1},
  {"Samples/Scenarios/bulletin-2/evenements.csv", file_62, sizeof file_62 - 1},
  {"Samples/Scenarios/bulletin-2/faits.csv", file_63, sizeof file_63 - 1},
  {"Samples/Scenarios/bulletin-2/lignes.csv", file_64, sizeof file_64 - 1},
  {"Samples/Scenarios/bulletin-2/reponses.csv", file_65, sizeof file_65 - 1},
  {"Samples/Scenarios/bulletin-2/scenario.csv", file_66, sizeof file_66 - 1},
  {"Samples/Scenarios/bulletin-2/taches.csv", file_67, sizeof file_67 - 1},
  {"Samples/Scenarios/bulletin-3/controles.csv", file_68, sizeof file_68 - 1},
  {"Samples/Scenarios/bulletin-3/criteres.csv", file_69, sizeof file_69 - 1},
  {"Samples/Scenarios/bulletin-3/documents.csv", file_70, sizeof file_70 - 1},
  {"Samples/Scenarios/bulletin-3/erreurs.csv", file_71, sizeof file_71 - 1},
  {"Samples/Scenarios/bulletin-3/evenements.csv", file_72, sizeof file_72 - 1},
  {"Samples/Scenarios/bulletin-3/faits.csv", file_73, sizeof file_73 - 1},
  {"Samples/Scenarios/bulletin-3/lignes.csv", file_74, sizeof file_74 - 1},
  {"Samples/Scenarios/bulletin-3/reponses.csv", file_75, sizeof file_75 - 1},
  {"Samples/Scenarios/bulletin-3/scenario.csv", file_76, sizeof file_76 - 1},
  {"Samples/Scenarios/bulletin-3/taches.csv", file_77, sizeof file_77 - 1},
  {"Samples/Scenarios/lettrage-1/comptes.csv", file_78, sizeof file_78 - 1},
  {"Samples/Scenarios/lettrage-1/controles.csv", file_79, sizeof file_79 - 1},
  {"Samples/Scenarios/lettrage-1/criteres.csv", file_80, sizeof file_80 - 1},
  {"Samples/Scenarios/lettrage-1/documents.csv", file_81, sizeof file_81 - 1},
  {"Samples/Scenarios/lettrage-1/donnees.csv", file_82, sizeof file_82 - 1},
  {"Samples/Scenarios/lettrage-1/erreurs.csv", file_83, sizeof file_83 - 1},
  {"Samples/Scenarios/lettrage-1/evenements.csv", file_84, sizeof file_84 - 1},
  {"Samples/Scenarios/lettrage-1/faits.csv", file_85, sizeof file_85 - 1},
  {"Samples/Scenarios/lettrage-1/lignes.csv", file_86, sizeof file_86 - 1},
  {"Samples/Scenarios/lettrage-1/ouverture.csv", file_87, sizeof file_87 - 1},
  {"Samples/Scenarios/lettrage-1/reponses.csv", file_88, sizeof file_88 - 1},
  {"Samples/Scenarios/lettrage-1/scenario.csv", file_89, sizeof file_89 - 1},
  {"Samples/Scenarios/lettrage-1/taches.csv", file_90, sizeof file_90 - 1},
  {"Samples/Scenarios/lettrage-1/tiers.csv", file_91, sizeof file_91 - 1},
  {"Samples/Scenarios/lettrage-2/comptes.csv", file_92, sizeof file_92 - 1},
  {"Samples/Scenarios/lettrage-2/controles.csv", file_93, sizeof file_93 - 1},
  {"Samples/Scenarios/lettrage-2/criteres.csv", file_94, sizeof file_94 - 1},
  {"Samples/Scenarios/lettrage-2/documents.csv", file_95, sizeof file_95 - 1},
  {"Samples/Scenarios/lettrage-2/donnees.csv", file_96, sizeof file_96 - 1},
  {"Samples/Scenarios/lettrage-2/erreurs.csv", file_97, sizeof file_97 - 1},
  {"Samples/Scenarios/lettrage-2/evenements.csv", file_98, sizeof file_98 - 1},
  {"Samples/Scenarios/lettrage-2/faits.csv", file_99, sizeof file_99 - 1},
  {"Samples/Scenarios/lettrage-2/lignes.csv", file_100, sizeof file_100 - 1},
  {"Samples/Scenarios/lettrage-2/ouverture.csv", file_101, sizeof file_101 - 1},
  {"Samples/Scenarios/lettrage-2/reponses.csv", file_102, sizeof file_102 - 1},
  {"Samples/Scenarios/lettrage-2/scenario.csv", file_103, sizeof file_103 - 1},
  {"Samples/Scenarios/lettrage-2/taches.csv", file_104, sizeof file_104 - 1},
  {"Samples/Scenarios/lettrage-2/tiers.csv", file_105, sizeof file_105 - 1},
  {"Samples/Scenarios/lettrage-3/comptes.csv", file_106, sizeof file_106 - 1},
  {"Samples/Scenarios/lettrage-3/controles.csv", file_107, sizeof file_107 - 1},
  {"Samples/Scenarios/lettrage-3/criteres.csv", file_108, sizeof file_108 - 1},
  {"Samples/Scenarios/lettrage-3/documents.csv", file_109, sizeof file_109 - 1},
  {"Samples/Scenarios/lettrage-3/donnees.csv", file_110, sizeof file_110 - 1},
  {"Samples/Scenarios/lettrage-3/erreurs.csv", file_111, sizeof file_111 - 1},
  {"Samples/Scenarios/lettrage-3/evenements.csv", file_112, sizeof file_112 - 1},
  {"Samples/Scenarios/lettrage-3/faits.csv", file_113, sizeof file_113 - 1},
  {"Samples/Scenarios/lettrage-3/lignes.csv", file_114, sizeof file_114 - 1},
  {"Samples/Scenarios/lettrage-3/modele.csv", file_115, sizeof file_115 - 1},
  {"Samples/Scenarios/lettrage-3/ouverture.csv", file_116, sizeof file_116 - 1},
  {"Samples/Scenarios/lettrage-3/reponses.csv", file_117, sizeof file_117 - 1},
  {"Samples/Scenarios/lettrage-3/scenario.csv", file_118, sizeof file_118 - 1},
  {"Samples/Scenarios/lettrage-3/taches.csv", file_119, sizeof file_119 - 1},
  {"Samples/Scenarios/lettrage-3/tiers.csv", file_120, sizeof file_120 - 1},
  {"Samples/Scenarios/rapprochement-1/comptes.csv", file_121, sizeof file_121 - 1},
  {"Samples/Scenarios/rapprochement-1/controles.csv", file_122, sizeof file_122 - 1},
  {"Samples/Scenarios/rapprochement-1/criteres.csv", file_123, sizeof file_123 - 1},
  {"Samples/Scenarios/rapprochement-1/documents.csv", file_124, sizeof file_124 - 1},
  {"Samples/Scenarios/rapprochement-1/donnees.csv", file_125, sizeof file_125 - 1},
  {"Samples/Scenarios/rapprochement-1/erreurs.csv", file_126, sizeof file_126 - 1},
  {"Samples/Scenarios/rapprochement-1/evenements.csv", file_127, sizeof file_127 - 1},
  {"Samples/Scenarios/rapprochement-1/faits.csv", file_128, sizeof file_128 - 1},
  {"Samples/Scenarios/rapprochement-1/lignes.csv", file_129, sizeof file_129 - 1},
  {"Samples/Scenarios/rapprochement-1/modele.csv", file_130, sizeof file_130 - 1},
  {"Samples/Scenarios/rapprochement-1/ouverture.csv", file_131, sizeof file_131 - 1},
  {"Samples/Scenarios/rapprochement-1/releve.csv", file_132, sizeof file_132 - 1},
  {"Samples/Scenarios/rapprochement-1/reponses.csv", file_133, sizeof file_133 - 1},
  {"Samples/Scenarios/rapprochement-1/scenario.csv", file_134, sizeof file_134 - 1},
  {"Samples/Scenarios/rapprochement-1/taches.csv", file_135, sizeof file_135 - 1},
  {"Samples/Scenarios/rapprochement-1/tiers.csv", file_136, sizeof file_136 - 1},
  {"Samples/Scenarios/rapprochement-2/comptes.csv", file_137, sizeof file_137 - 1},
  {"Samples/Scenarios/rapprochement-2/controles.csv", file_138, sizeof file_138 - 1},
  {"Samples/Scenarios/rapprochement-2/criteres.csv", file_139, sizeof file_139 - 1},
  {"Samples/Scenarios/rapprochement-2/documents.csv", file_140, sizeof file_140 - 1},
  {"Samples/Scenarios/rapprochement-2/donnees.csv", file_141, sizeof file_141 - 1},
  {"Samples/Scenarios/rapprochement-2/erreurs.csv", file_142, sizeof file_142 - 1},
  {"Samples/Scenarios/rapprochement-2/evenements.csv", file_143, sizeof file_143 - 1},
  {"Samples/Scenarios/rapprochement-2/faits.csv", file_144, sizeof file_144 - 1},
  {"Samples/Scenarios/rapprochement-2/lignes.csv", file_145, sizeof file_145 - 1},
  {"Samples/Scenarios/rapprochement-2/modele.csv", file_146, sizeof file_146 - 1},
  {"Samples/Scenarios/rapprochement-2/ouverture.csv", file_147, sizeof file_147 - 1},
  {"Samples/Scenarios/rapprochement-2/releve.csv", file_148, sizeof file_148 - 1},
  {"Samples/Scenarios/rapprochement-2/reponses.csv", file_149, sizeof file_149 - 1},
  {"Samples/Scenarios/rapprochement-2/scenario.csv", file_150, sizeof file_150 - 1},
  {"Samples/Scenarios/rapprochement-2/taches.csv", file_151, sizeof file_151 - 1},
  {"Samples/Scenarios/rapprochement-2/tiers.csv", file_152, sizeof file_152 - 1},
  {"Samples/Scenarios/rapprochement-3/comptes.csv", file_153, sizeof file_153 - 1},
  {"Samples/Scenarios/rapprochement-3/controles.csv", file_154, sizeof file_154 - 1},
  {"Samples/Scenarios/rapprochement-3/criteres.csv", file_155, sizeof file_155 - 1},
  {"Samples/Scenarios/rapprochement-3/documents.csv", file_156, sizeof file_156 - 1},
  {"Samples/Scenarios/rapprochement-3/donnees.csv", file_157, sizeof file_157 - 1},
  {"Samples/Scenarios/rapprochement-3/erreurs.csv", file_158, sizeof file_158 - 1},
  {"Samples/Scenarios/rapprochement-3/evenements.csv", file_159, sizeof file_159 - 1},
  {"Samples/Scenarios/rapprochement-3/faits.csv", file_160, sizeof file_160 - 1},
  {"Samples/Scenarios/rapprochement-3/lignes.csv", file_161, sizeof file_161 - 1},
  {"Samples/Scenarios/rapprochement-3/modele.csv", file_162, sizeof file_162 - 1},
  {"Samples/Scenarios/rapprochement-3/ouverture.csv", file_163, sizeof file_163 - 1},
  {"Samples/Scenarios/rapprochement-3/releve.csv", file_164, sizeof file_164 - 1},
  {"Samples/Scenarios/rapprochement-3/reponses.csv", file_165, sizeof file_165 - 1},
  {"Samples/Scenarios/rapprochement-3/scenario.csv", file_166, sizeof file_166 - 1},
  {"Samples/Scenarios/rapprochement-3/taches.csv", file_167, sizeof file_167 - 1},
  {"Samples/Scenarios/rapprochement-3/tiers.csv", file_168, sizeof file_168 - 1},
  {"Samples/Scenarios/saisie-1/comptes.csv", file_169, sizeof file_169 - 1},
  {"Samples/Scenarios/saisie-1/controles.csv", file_170, sizeof file_170 - 1},
  {"Samples/Scenarios/saisie-1/criteres.csv", file_171, sizeof file_171 - 1},
  {"Samples/Scenarios/saisie-1/documents.csv", file_172, sizeof file_172 - 1},
  {"Samples/Scenarios/saisie-1/erreurs.csv", file_173, sizeof file_173 - 1},
  {"Samples/Scenarios/saisie-1/evenements.csv", file_174, sizeof file_174 - 1},
  {"Samples/Scenarios/saisie-1/faits.csv", file_175, sizeof file_175 - 1},
  {"Samples/Scenarios/saisie-1/lignes.csv", file_176, sizeof file_176 - 1},
  {"Samples/Scenarios/saisie-1/modele.csv", file_177, sizeof file_177 - 1},
  {"Samples/Scenarios/saisie-1/ouverture.csv", file_178, sizeof file_178 - 1},
  {"Samples/Scenarios/saisie-1/reponses.csv", file_179, sizeof file_179 - 1},
  {"Samples/Scenarios/saisie-1/scenario.csv", file_180, sizeof file_180 - 1},
  {"Samples/Scenarios/saisie-1/taches.csv", file_181, sizeof file_181 - 1},
  {"Samples/Scenarios/saisie-1/tiers.csv", file_182, sizeof file_182 - 1},
  {"Samples/Scenarios/saisie-2/comptes.csv", file_183, sizeof file_183 - 1},
  {"Samples/Scenarios/saisie-2/controles.csv", file_184, sizeof file_184 - 1},
  {"Samples/Scenarios/saisie-2/criteres.csv", file_185, sizeof file_185 - 1},
  {"Samples/Scenarios/saisie-2/documents.csv", file_186, sizeof file_186 - 1},
  {"Samples/Scenarios/saisie-2/erreurs.csv", file_187, sizeof file_187 - 1},
  {"Samples/Scenarios/saisie-2/evenements.csv", file_188, sizeof file_188 - 1},
  {"Samples/Scenarios/saisie-2/faits.csv", file_189, sizeof file_189 - 1},
  {"Samples/Scenarios/saisie-2/lignes.csv", file_190, sizeof file_190 - 1},
  {"Samples/Scenarios/saisie-2/modele.csv", file_191, sizeof file_191 - 1},
  {"Samples/Scenarios/saisie-2/ouverture.csv", file_192, sizeof file_192 - 1},
  {"Samples/Scenarios/saisie-2/reponses.csv", file_193, sizeof file_193 - 1},
  {"Samples/Scenarios/saisie-2/scenario.csv", file_194, sizeof file_194 - 1},
  {"Samples/Scenarios/saisie-2/taches.csv", file_195, sizeof file_195 - 1},
  {"Samples/Scenarios/saisie-2/tiers.csv", file_196, sizeof file_196 - 1},
  {"Samples/Scenarios/saisie-3/comptes.csv", file_197, sizeof file_197 - 1},
  {"Samples/Scenarios/saisie-3/controles.csv", file_198, sizeof file_198 - 1},
  {"Samples/Scenarios/saisie-3/criteres.csv", file_199, sizeof file_199 - 1},
  {"Samples/Scenarios/saisie-3/documents.csv", file_200, sizeof file_200 - 1},
  {"Samples/Scenarios/saisie-3/erreurs.csv", file_201, sizeof file_201 - 1},
  {"Samples/Scenarios/saisie-3/evenements.csv", file_202, sizeof file_202 - 1},
  {"Samples/Scenarios/saisie-3/faits.csv", file_203, sizeof file_203 - 1},
  {"Samples/Scenarios/saisie-3/lignes.csv", file_204, sizeof file_204 - 1},
  {"Samples/Scenarios/saisie-3/modele.csv", file_205, sizeof file_205 - 1},
  {"Samples/Scenarios/saisie-3/ouverture.csv", file_206, sizeof file_206 - 1},
  {"Samples/Scenarios/saisie-3/reponses.csv", file_207, sizeof file_207 - 1},
  {"Samples/Scenarios/saisie-3/scenario.csv", file_208, sizeof file_208 - 1},
  {"Samples/Scenarios/saisie-3/taches.csv", file_209, sizeof file_209 - 1},
  {"Samples/Scenarios/saisie-3/tiers.csv", file_210, sizeof file_210 - 1},
  {"Sources/Competence/Data/RNCP34786.json", file_211, sizeof file_211 - 1},
  {"Sources/Competence/Data/causes.csv", file_212, sizeof file_212 - 1},
  {"Sources/Competence/Data/preuves.csv", file_213, sizeof file_213 - 1},
  {"Sources/Competence/Data/remarques.csv", file_214, sizeof file_214 - 1},
  {"Sources/Law/Parameters/accounting/assets.low-value.json", file_215, sizeof file_215 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.farming-cash.json", file_216, sizeof file_216 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.json", file_217, sizeof file_217 - 1},
  {"Sources/Law/Parameters/accounting/fec.fields.professional-cash.json", file_218, sizeof file_218 - 1},
  {"Sources/Law/Parameters/accounting/fec.fine.amount.json", file_219, sizeof file_219 - 1},
  {"Sources/Law/Parameters/accounting/fec.fine.rate.json", file_220, sizeof file_220 - 1},
  {"Sources/Law/Parameters/accounting/inventory.interval.json", file_221, sizeof file_221 - 1},
  {"Sources/Law/Parameters/accounting/retention.accounting.json", file_222, sizeof file_222 - 1},
  {"Sources/Law/Parameters/accounting/retention.tax.json", file_223, sizeof file_223 - 1},
  {"Sources/Law/Parameters/labour/labour.age.minimum.json", file_224, sizeof file_224 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-1.json", file_225, sizeof file_225 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-2.json", file_226, sizeof file_226 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.18-20.year-3.json", file_227, sizeof file_227 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-1.json", file_228, sizeof file_228 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-2.json", file_229, sizeof file_229 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.21-25.year-3.json", file_230, sizeof file_230 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-1.json", file_231, sizeof file_231 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-2.json", file_232, sizeof file_232 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.26-and-over.year-3.json", file_233, sizeof file_233 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-1.json", file_234, sizeof file_234 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-2.json", file_235, sizeof file_235 - 1},
  {"Sources/Law/Parameters/labour/labour.apprentice.wage.under-18.year-3.json", file_236, sizeof file_236 - 1},
  {"Sources/Law/Parameters/labour/labour.attachment.brackets.json", file_237, sizeof file_237 - 1},
  {"Sources/Law/Parameters/labour/labour.attachment.dependant.json", file_238, sizeof file_238 - 1},
  {"Sources/Law/Parameters/labour/labour.attachment.protected.json", file_239, sizeof file_239 - 1},
  {"Sources/Law/Parameters/labour/labour.complementary-hours.first.share.json", file_240, sizeof file_240 - 1},
  {"Sources/Law/Parameters/labour/labour.complementary-hours.increase.first.json", file_241, sizeof file_241 - 1},
  {"Sources/Law/Parameters/labour/labour.complementary-hours.increase.next.json", file_242, sizeof file_242 - 1},
  {"Sources/Law/Parameters/labour/labour.complementary-hours.share.json", file_243, sizeof file_243 - 1},
  {"Sources/Law/Parameters/labour/labour.complementary-hours.share.maximum.json", file_244, sizeof file_244 - 1},
  {"Sources/Law/Parameters/labour/labour.contributions.due-day.json", file_245, sizeof file_245 - 1},
  {"Sources/Law/Parameters/labour/labour.contributions.due-day.large.json", file_246, sizeof file_246 - 1},
  {"Sources/Law/Parameters/labour/labour.day-contract.days.json", file_247, sizeof file_247 - 1},
  {"Sources/Law/Parameters/labour/labour.days-agreement.maximum.json", file_248, sizeof file_248 - 1},
  {"Sources/Law/Parameters/labour/labour.fixed-term.end-indemnity.json", file_249, sizeof file_249 - 1},
  {"Sources/Law/Parameters/labour/labour.fixed-term.maximum.json", file_250, sizeof file_250 - 1},
  {"Sources/Law/Parameters/labour/labour.fixed-term.renewals.json", file_251, sizeof file_251 - 1},
  {"Sources/Law/Parameters/labour/labour.fixed-term.unused-leave.json", file_252, sizeof file_252 - 1},
  {"Sources/Law/Parameters/labour/labour.internship.minimum.json", file_253, sizeof file_253 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.hourly.json", file_254, sizeof file_254 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.monthly.json", file_255, sizeof file_255 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.under-17.json", file_256, sizeof file_256 - 1},
  {"Sources/Law/Parameters/labour/labour.minimum-wage.under-18.json", file_257, sizeof file_257 - 1},
  {"Sources/Law/Parameters/labour/labour.overtime.first.hours.json", file_258, sizeof file_258 - 1},
  {"Sources/Law/Parameters/labour/labour.overtime.increase.first.json", file_259, sizeof file_259 - 1},
  {"Sources/Law/Parameters/labour/labour.overtime.increase.minimum.json", file_260, sizeof file_260 - 1},
  {"Sources/Law/Parameters/labour/labour.overtime.increase.next.json", file_261, sizeof file_261 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.carry-over.json", file_262, sizeof file_262 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.days.json", file_263, sizeof file_263 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.first-month.json", file_264, sizeof file_264 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.month.days.json", file_265, sizeof file_265 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.month.json", file_266, sizeof file_266 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.sick-month.json", file_267, sizeof file_267 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.sick-year.json", file_268, sizeof file_268 - 1},
  {"Sources/Law/Parameters/labour/labour.paid-leave.tenth.json", file_269, sizeof file_269 - 1},
  {"Sources/Law/Parameters/labour/labour.part-time.minimum.json", file_270, sizeof file_270 - 1},
  {"Sources/Law/Parameters/labour/labour.pension.due-day.json", file_271, sizeof file_271 - 1},
  {"Sources/Law/Parameters/labour/labour.pension.earliest-age.json", file_272, sizeof file_272 - 1},
  {"Sources/Law/Parameters/labour/labour.professionalisation.wage.21-25.basic.json", file_273, sizeof file_273 - 1},
  {"Sources/Law/Parameters/labour/labour.professionalisation.wage.21-25.qualified.json", file_274, sizeof file_274 - 1},
  {"Sources/Law/Parameters/labour/labour.professionalisation.wage.agreement.json", file_275, sizeof file_275 - 1},
  {"Sources/Law/Parameters/labour/labour.professionalisation.wage.under-21.basic.json", file_276, sizeof file_276 - 1},
  {"Sources/Law/Parameters/labour/labour.professionalisation.wage.under-21.qualified.json", file_277, sizeof file_277 - 1},
  {"Sources/Law/Parameters/labour/labour.public-holiday.seniority.json", file_278, sizeof file_278 - 1},
  {"Sources/Law/Parameters/labour/labour.severance.first.json", file_279, sizeof file_279 - 1},
  {"Sources/Law/Parameters/labour/labour.severance.first.years.json", file_280, sizeof file_280 - 1},
  {"Sources/Law/Parameters/labour/labour.severance.next.json", file_281, sizeof file_281 - 1},
  {"Sources/Law/Parameters/labour/labour.severance.seniority.json", file_282, sizeof file_282 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.extra.days.json", file_283, sizeof file_283 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.extra.maximum.json", file_284, sizeof file_284 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.extra.years.json", file_285, sizeof file_285 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.first.days.json", file_286, sizeof file_286 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.first.share.json", file_287, sizeof file_287 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.next.days.json", file_288, sizeof file_288 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.next.share.json", file_289, sizeof file_289 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.seniority.json", file_290, sizeof file_290 - 1},
  {"Sources/Law/Parameters/labour/labour.sickness.waiting.json", file_291, sizeof file_291 - 1},
  {"Sources/Law/Parameters/labour/labour.social-security-ceiling.monthly.json", file_292, sizeof file_292 - 1},
  {"Sources/Law/Parameters/labour/labour.social-security-ceiling.yearly.json", file_293, sizeof file_293 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.employee.json", file_294, sizeof file_294 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.executive.json", file_295, sizeof file_295 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.fixed-term.limit.json", file_296, sizeof file_296 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.fixed-term.long.json", file_297, sizeof file_297 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.fixed-term.short.json", file_298, sizeof file_298 - 1},
  {"Sources/Law/Parameters/labour/labour.trial.technician.json", file_299, sizeof file_299 - 1},
  {"Sources/Law/Parameters/labour/labour.weekly-hours.exceptional.json", file_300, sizeof file_300 - 1},
  {"Sources/Law/Parameters/labour/labour.weekly-hours.json", file_301, sizeof file_301 - 1},
  {"Sources/Law/Parameters/labour/labour.weekly-hours.maximum.json", file_302, sizeof file_302 - 1},
  {"Sources/Law/Parameters/labour/labour.work-accident.waiting.json", file_303, sizeof file_303 - 1},
  {"Sources/Law/Parameters/payment/interest.legal.business.json", file_304, sizeof file_304 - 1},
  {"Sources/Law/Parameters/payment/interest.legal.consumer.json", file_305, sizeof file_305 - 1},
  {"Sources/Law/Parameters/payment/payment.cash-limit.json", file_306, sizeof file_306 - 1},
  {"Sources/Law/Parameters/payment/payment.cash-limit.non-resident.json", file_307, sizeof file_307 - 1},
  {"Sources/Law/Parameters/payment/payment.penalty.ecb-margin.json", file_308, sizeof file_308 - 1},
  {"Sources/Law/Parameters/payment/payment.penalty.minimum-multiple.json", file_309, sizeof file_309 - 1},
  {"Sources/Law/Parameters/payment/payment.recovery-indemnity.json", file_310, sizeof file_310 - 1},
  {"Sources/Law/Parameters/payment/payment.term.default.json", file_311, sizeof file_311 - 1},
  {"Sources/Law/Parameters/payment/payment.term.end-of-month.json", file_312, sizeof file_312 - 1},
  {"Sources/Law/Parameters/payment/payment.term.maximum.json", file_313, sizeof file_313 - 1},
  {"Sources/Law/Parameters/payroll/payroll.additional-apprenticeship.headcount.json", file_314, sizeof file_314 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apec.ceilings.json", file_315, sizeof file_315 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apec.employee.json", file_316, sizeof file_316 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apec.employer.json", file_317, sizeof file_317 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprentice.csg-exempt.json", file_318, sizeof file_318 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprentice.exempt.json", file_319, sizeof file_319 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprentice.tax-exempt.json", file_320, sizeof file_320 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.balance.employer.json", file_321, sizeof file_321 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.employer.json", file_322, sizeof file_322 - 1},
  {"Sources/Law/Parameters/payroll/payroll.apprenticeship-tax.local.employer.json", file_323, sizeof file_323 - 1},
  {"Sources/Law/Parameters/payroll/payroll.birth.allowance.minimum.json", file_324, sizeof file_324 - 1},
  {"Sources/Law/Parameters/payroll/payroll.ceg.t1.employee.json", file_325, sizeof file_325 - 1},
  {"Sources/Law/Parameters/payroll/payroll.ceg.t1.employer.json", file_326, sizeof file_326 - 1},
  {"Sources/Law/Parameters/payroll/payroll.ceg.t2.employee.json", file_327, sizeof file_327 - 1},
  {"Sources/Law/Parameters/payroll/payroll.ceg.t2.employer.json", file_328, sizeof file_328 - 1},
  {"Sources/Law/Parameters/payroll/payroll.cet.employee.json", file_329, sizeof file_329 - 1},
  {"Sources/Law/Parameters/payroll/payroll.cet.employer.json", file_330, sizeof file_330 - 1},
  {"Sources/Law/Parameters/payroll/payroll.crds.json", file_331, sizeof file_331 - 1},
  {"Sources/Law/Parameters/payroll/payroll.csg.allowance.ceilings.json", file_332, sizeof file_332 - 1},
  {"Sources/Law/Parameters/payroll/payroll.csg.allowance.json", file_333, sizeof file_333 - 1},
  {"Sources/Law/Parameters/payroll/payroll.csg.deductible.json", file_334, sizeof file_334 - 1},
  {"Sources/Law/Parameters/payroll/payroll.csg.non-deductible.json", file_335, sizeof file_335 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.ceiling.json", file_336, sizeof file_336 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.crds.json", file_337, sizeof file_337 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.csg.deductible.json", file_338, sizeof file_338 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.csg.non-deductible.json", file_339, sizeof file_339 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.divisor.json", file_340, sizeof file_340 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.flat-charge.json", file_341, sizeof file_341 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.rate.json", file_342, sizeof file_342 - 1},
  {"Sources/Law/Parameters/payroll/payroll.daily-allowance.waiting.json", file_343, sizeof file_343 - 1},
  {"Sources/Law/Parameters/payroll/payroll.family.employer.json", file_344, sizeof file_344 - 1},
  {"Sources/Law/Parameters/payroll/payroll.family.employer.reduced.json", file_345, sizeof file_345 - 1},
  {"Sources/Law/Parameters/payroll/payroll.family.reduced.limit.json", file_346, sizeof file_346 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.decimals.json", file_347, sizeof file_347 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.exit.json", file_348, sizeof file_348 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.exponent.json", file_349, sizeof file_349 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.holiday-fund.json", file_350, sizeof file_350 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.minimum-wage.json", file_351, sizeof file_351 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.minimum.json", file_352, sizeof file_352 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.pension-share.json", file_353, sizeof file_353 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.span.large.json", file_354, sizeof file_354 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.span.small.json", file_355, sizeof file_355 - 1},
  {"Sources/Law/Parameters/payroll/payroll.general-reduction.work-accident.json", file_356, sizeof file_356 - 1},
  {"Sources/Law/Parameters/payroll/payroll.health-insurance.minimum-share.json", file_357, sizeof file_357 - 1},
  {"Sources/Law/Parameters/payroll/payroll.health.employer.json", file_358, sizeof file_358 - 1},
  {"Sources/Law/Parameters/payroll/payroll.health.employer.reduced.json", file_359, sizeof file_359 - 1},
  {"Sources/Law/Parameters/payroll/payroll.health.reduced.limit.json", file_360, sizeof file_360 - 1},
  {"Sources/Law/Parameters/payroll/payroll.holiday-fund.increase.json", file_361, sizeof file_361 - 1},
  {"Sources/Law/Parameters/payroll/payroll.housing-effort.employer.json", file_362, sizeof file_362 - 1},
  {"Sources/Law/Parameters/payroll/payroll.housing-effort.headcount.json", file_363, sizeof file_363 - 1},
  {"Sources/Law/Parameters/payroll/payroll.housing.headcount.json", file_364, sizeof file_364 - 1},
  {"Sources/Law/Parameters/payroll/payroll.housing.large.employer.json", file_365, sizeof file_365 - 1},
  {"Sources/Law/Parameters/payroll/payroll.housing.small.employer.json", file_366, sizeof file_366 - 1},
  {"Sources/Law/Parameters/payroll/payroll.local-health.employee.json", file_367, sizeof file_367 - 1},
  {"Sources/Law/Parameters/payroll/payroll.meal-voucher.exempt.json", file_368, sizeof file_368 - 1},
  {"Sources/Law/Parameters/payroll/payroll.meal-voucher.share.maximum.json", file_369, sizeof file_369 - 1},
  {"Sources/Law/Parameters/payroll/payroll.meal-voucher.share.minimum.json", file_370, sizeof file_370 - 1},
  {"Sources/Law/Parameters/payroll/payroll.mobility.headcount.json", file_371, sizeof file_371 - 1},
  {"Sources/Law/Parameters/payroll/payroll.old-age.capped.employee.json", file_372, sizeof file_372 - 1},
  {"Sources/Law/Parameters/payroll/payroll.old-age.capped.employer.json", file_373, sizeof file_373 - 1},
  {"Sources/Law/Parameters/payroll/payroll.old-age.uncapped.employee.json", file_374, sizeof file_374 - 1},
  {"Sources/Law/Parameters/payroll/payroll.old-age.uncapped.employer.json", file_375, sizeof file_375 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.deduction.headcount.json", file_376, sizeof file_376 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.deduction.headcount.maximum.json", file_377, sizeof file_377 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.deduction.large.json", file_378, sizeof file_378 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.deduction.small.json", file_379, sizeof file_379 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.reduction.maximum.json", file_380, sizeof file_380 - 1},
  {"Sources/Law/Parameters/payroll/payroll.overtime.tax-exempt.json", file_381, sizeof file_381 - 1},
  {"Sources/Law/Parameters/payroll/payroll.payslip.models.json", file_382, sizeof file_382 - 1},
  {"Sources/Law/Parameters/payroll/payroll.pension.ceilings.json", file_383, sizeof file_383 - 1},
  {"Sources/Law/Parameters/payroll/payroll.pension.t1.employee.json", file_384, sizeof file_384 - 1},
  {"Sources/Law/Parameters/payroll/payroll.pension.t1.employer.json", file_385, sizeof file_385 - 1},
  {"Sources/Law/Parameters/payroll/payroll.pension.t2.employee.json", file_386, sizeof file_386 - 1},
  {"Sources/Law/Parameters/payroll/payroll.pension.t2.employer.json", file_387, sizeof file_387 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.deductible.ceiling-share.json", file_388, sizeof file_388 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.deductible.maximum.json", file_389, sizeof file_389 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.deductible.pay-share.json", file_390, sizeof file_390 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.exempt.ceiling-share.json", file_391, sizeof file_391 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.exempt.maximum.json", file_392, sizeof file_392 - 1},
  {"Sources/Law/Parameters/payroll/payroll.protection.exempt.pay-share.json", file_393, sizeof file_393 - 1},
  {"Sources/Law/Parameters/payroll/payroll.provident.executive.minimum.json", file_394, sizeof file_394 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.ceilings.json", file_395, sizeof file_395 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.exempt.share.json", file_396, sizeof file_396 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.exempt.years.json", file_397, sizeof file_397 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.tax.ceilings.json", file_398, sizeof file_398 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.tax.ceilings.retirement.json", file_399, sizeof file_399 - 1},
  {"Sources/Law/Parameters/payroll/payroll.severance.whole.ceilings.json", file_400, sizeof file_400 - 1},
  {"Sources/Law/Parameters/payroll/payroll.social-dialogue.employer.json", file_401, sizeof file_401 - 1},
  {"Sources/Law/Parameters/payroll/payroll.social-levy.headcount.json", file_402, sizeof file_402 - 1},
  {"Sources/Law/Parameters/payroll/payroll.social-levy.provident.json", file_403, sizeof file_403 - 1},
  {"Sources/Law/Parameters/payroll/payroll.solidarity.employer.json", file_404, sizeof file_404 - 1},
  {"Sources/Law/Parameters/payroll/payroll.termination.employer.json", file_405, sizeof file_405 - 1},
  {"Sources/Law/Parameters/payroll/payroll.training.fixed-term.employer.json", file_406, sizeof file_406 - 1},
  {"Sources/Law/Parameters/payroll/payroll.training.headcount.json", file_407, sizeof file_407 - 1},
  {"Sources/Law/Parameters/payroll/payroll.training.large.employer.json", file_408, sizeof file_408 - 1},
  {"Sources/Law/Parameters/payroll/payroll.training.small.employer.json", file_409, sizeof file_409 - 1},
  {"Sources/Law/Parameters/payroll/payroll.transport.exempt.json", file_410, sizeof file_410 - 1},
  {"Sources/Law/Parameters/payroll/payroll.transport.minimum.json", file_411, sizeof file_411 - 1},
  {"Sources/Law/Parameters/payroll/payroll.unemployment.ceilings.json", file_412, sizeof file_412 - 1},
  {"Sources/Law/Parameters/payroll/payroll.unemployment.employer.json", file_413, sizeof file_413 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.csg.allowance.json", file_414, sizeof file_414 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.exempt.json", file_415, sizeof file_415 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.exempt.raised.json", file_416, sizeof file_416 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.headcount.json", file_417, sizeof file_417 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.levy.employer.json", file_418, sizeof file_418 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.levy.headcount.json", file_419, sizeof file_419 - 1},
  {"Sources/Law/Parameters/payroll/payroll.value-sharing.minimum-wages.json", file_420, sizeof file_420 - 1},
  {"Sources/Law/Parameters/payroll/payroll.wage-guarantee.employer.json", file_421, sizeof file_421 - 1},
  {"Sources/Law/Parameters/payroll/payroll.withholding.antilles-reunion.json", file_422, sizeof file_422 - 1},
  {"Sources/Law/Parameters/payroll/payroll.withholding.guyane-mayotte.json", file_423, sizeof file_423 - 1},
  {"Sources/Law/Parameters/payroll/payroll.withholding.mainland.json", file_424, sizeof file_424 - 1},
  {"Sources/Law/Parameters/payroll/payroll.withholding.rate-validity.json", file_425, sizeof file_425 - 1},
  {"Sources/Law/Parameters/payroll/payroll.withholding.short-contract.json", file_426, sizeof file_426 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.divisor.json", file_427, sizeof file_427 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.first.days.json", file_428, sizeof file_428 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.first.json", file_429, sizeof file_429 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.limit.json", file_430, sizeof file_430 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.next.json", file_431, sizeof file_431 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.allowance.taxed.json", file_432, sizeof file_432 - 1},
  {"Sources/Law/Parameters/payroll/payroll.work-accident.average.json", file_433, sizeof file_433 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.lowest.json", file_434, sizeof file_434 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.petroleum.json", file_435, sizeof file_435 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.reduced.json", file_436, sizeof file_436 - 1},
  {"Sources/Law/Parameters/vat/vat.corsica.works.json", file_437, sizeof file_437 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.goods.json", file_438, sizeof file_438 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.goods.tolerance.json", file_439, sizeof file_439 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.json", file_440, sizeof file_440 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.legal-and-artistic.tolerance.json", file_441, sizeof file_441 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.services.json", file_442, sizeof file_442 - 1},
  {"Sources/Law/Parameters/vat/vat.franchise.services.tolerance.json", file_443, sizeof file_443 - 1},
  {"Sources/Law/Parameters/vat/vat.intermediate.json", file_444, sizeof file_444 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.livestock.json", file_445, sizeof file_445 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.press.json", file_446, sizeof file_446 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.reduced.json", file_447, sizeof file_447 - 1},
  {"Sources/Law/Parameters/vat/vat.overseas.standard.json", file_448, sizeof file_448 - 1},
  {"Sources/Law/Parameters/vat/vat.particular.json", file_449, sizeof file_449 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.tax-limit.json", file_450, sizeof file_450 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.turnover.json", file_451, sizeof file_451 - 1},
  {"Sources/Law/Parameters/vat/vat.quarterly.turnover.tolerance.json", file_452, sizeof file_452 - 1},
  {"Sources/Law/Parameters/vat/vat.reduced.json", file_453, sizeof file_453 - 1},
  {"Sources/Law/Parameters/vat/vat.return.first-day.json", file_454, sizeof file_454 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.goods.json", file_455, sizeof file_455 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.goods.tolerance.json", file_456, sizeof file_456 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment-exemption.json", file_457, sizeof file_457 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment.december.json", file_458, sizeof file_458 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.instalment.july.json", file_459, sizeof file_459 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.services.json", file_460, sizeof file_460 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.services.tolerance.json", file_461, sizeof file_461 - 1},
  {"Sources/Law/Parameters/vat/vat.simplified.tax-limit.json", file_462, sizeof file_462 - 1},
  {"Sources/Law/Parameters/vat/vat.standard.json", file_463, sizeof file_463 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VII-1.xsd", file_464, sizeof file_464 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-3.xsd", file_465, sizeof file_465 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-5.xsd", file_466, sizeof file_466 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VIII-7.xsd", file_467, sizeof file_467 - 1},
  {"Sources/Presentation/Aide/banque.md", file_468, sizeof file_468 - 1},
  {"Sources/Presentation/Aide/bulletin-controle.md", file_469, sizeof file_469 - 1},
  {"Sources/Presentation/Aide/caisse.md", file_470, sizeof file_470 - 1},
  {"Sources/Presentation/Aide/codage.md", file_471, sizeof file_471 - 1},
  {"Sources/Presentation/Aide/competences.md", file_472, sizeof file_472 - 1},
  {"Sources/Presentation/Aide/debuter.md", file_473, sizeof file_473 - 1},
  {"Sources/Presentation/Aide/dsn-controles.md", file_474, sizeof file_474 - 1},
  {"Sources/Presentation/Aide/dsn-retours.md", file_475, sizeof file_475 - 1},
  {"Sources/Presentation/Aide/dsn-xml.md", file_476, sizeof file_476 - 1},
  {"Sources/Presentation/Aide/dsn.md", file_477, sizeof file_477 - 1},
  {"Sources/Presentation/Aide/exports.md", file_478, sizeof file_478 - 1},
  {"Sources/Presentation/Aide/fec.md", file_479, sizeof file_479 - 1},
  {"Sources/Presentation/Aide/glossaire.md", file_480, sizeof file_480 - 1},
  {"Sources/Presentation/Aide/lettrage.md", file_481, sizeof file_481 - 1},
  {"Sources/Presentation/Aide/paie-comptable.md", file_482, sizeof file_482 - 1},
  {"Sources/Presentation/Aide/paie.md", file_483, sizeof file_483 - 1},
  {"Sources/Presentation/Aide/parametres.md", file_484, sizeof file_484 - 1},
  {"Sources/Presentation/Aide/plan.md", file_485, sizeof file_485 - 1},
  {"Sources/Presentation/Aide/rapprochement.md", file_486, sizeof file_486 - 1},
  {"Sources/Presentation/Aide/releves.md", file_487, sizeof file_487 - 1},
  {"Sources/Presentation/Aide/roles.md", file_488, sizeof file_488 - 1},
  {"Sources/Presentation/Aide/saisie.md", file_489, sizeof file_489 - 1},
  {"Sources/Presentation/Aide/salaries.md", file_490, sizeof file_490 - 1},
  {"Sources/Presentation/Aide/scenarios.md", file_491, sizeof file_491 - 1},
  {"Sources/Presentation/Aide/serveur.md", file_492, sizeof file_492 - 1},
  {"Sources/Presentation/Aide/tresorerie.md", file_493, sizeof file_493 - 1},
  {"Sources/Presentation/Aide/tva.md", file_494, sizeof file_494 - 1},
  {"Sources/Presentation/Aide/virements.md", file_495, sizeof file_495 - 1},
  {"Sources/SocialReporting/Norm/Controls/alternatives.csv", file_496, sizeof file_496 - 1},
  {"Sources/SocialReporting/Norm/Controls/controls.csv", file_497, sizeof file_497 - 1},
  {"Sources/SocialReporting/Norm/Controls/rates.csv", file_498, sizeof file_498 - 1},
  {"Sources/SocialReporting/Norm/Controls/ways.csv", file_499, sizeof file_499 - 1},
  {"Sources/SocialReporting/Norm/Declaring/bases.csv", file_500, sizeof file_500 - 1},
  {"Sources/SocialReporting/Norm/Declaring/changes.csv", file_501, sizeof file_501 - 1},
  {"Sources/SocialReporting/Norm/Declaring/components.csv", file_502, sizeof file_502 - 1},
  {"Sources/SocialReporting/Norm/Declaring/contributions.csv", file_503, sizeof file_503 - 1},
  {"Sources/SocialReporting/Norm/Declaring/ctp.csv", file_504, sizeof file_504 - 1},
  {"Sources/SocialReporting/Norm/Declaring/duedates.csv", file_505, sizeof file_505 - 1},
  {"Sources/SocialReporting/Norm/Declaring/rounding.csv", file_506, sizeof file_506 - 1},
  {"Sources/SocialReporting/Norm/Declaring/values.csv", file_507, sizeof file_507 - 1},
  {"Sources/SocialReporting/Norm/P24V01/blocks.csv", file_508, sizeof file_508 - 1},
  {"Sources/SocialReporting/Norm/P24V01/codes.csv", file_509, sizeof file_509 - 1},
  {"Sources/SocialReporting/Norm/P24V01/dsn-01.xsd", file_510, sizeof file_510 - 1},
  {"Sources/SocialReporting/Norm/P24V01/dsn-04.xsd", file_511, sizeof file_511 - 1},
  {"Sources/SocialReporting/Norm/P24V01/dsn-05.xsd", file_512, sizeof file_512 - 1},
  {"Sources/SocialReporting/Norm/P24V01/dsn-07.xsd", file_513, sizeof file_513 - 1},
  {"Sources/SocialReporting/Norm/P24V01/rubrics.csv", file_514, sizeof file_514 - 1},
  {"Sources/SocialReporting/Norm/P24V01/usages.csv", file_515, sizeof file_515 - 1},
  {"Sources/SocialReporting/Norm/P24V01/version.csv", file_516, sizeof file_516 - 1},
  {"Sources/SocialReporting/Norm/P25V01/blocks.csv", file_517, sizeof file_517 - 1},
  {"Sources/SocialReporting/Norm/P25V01/codes.csv", file_518, sizeof file_518 - 1},
  {"Sources/SocialReporting/Norm/P25V01/dsn-01.xsd", file_519, sizeof file_519 - 1},
  {"Sources/SocialReporting/Norm/P25V01/dsn-04.xsd", file_520, sizeof file_520 - 1},
  {"Sources/SocialReporting/Norm/P25V01/dsn-05.xsd", file_521, sizeof file_521 - 1},
  {"Sources/SocialReporting/Norm/P25V01/dsn-07.xsd", file_522, sizeof file_522 - 1},
  {"Sources/SocialReporting/Norm/P25V01/rubrics.csv", file_523, sizeof file_523 - 1},
  {"Sources/SocialReporting/Norm/P25V01/usages.csv", file_524, sizeof file_524 - 1},
  {"Sources/SocialReporting/Norm/P25V01/version.csv", file_525, sizeof file_525 - 1},
  {"Sources/SocialReporting/Norm/P26V01/blocks.csv", file_526, sizeof file_526 - 1},
  {"Sources/SocialReporting/Norm/P26V01/codes.csv", file_527, sizeof file_527 - 1},
  {"Sources/SocialReporting/Norm/P26V01/dsn-01.xsd", file_528, sizeof file_528 - 1},
  {"Sources/SocialReporting/Norm/P26V01/dsn-04.xsd", file_529, sizeof file_529 - 1},
  {"Sources/SocialReporting/Norm/P26V01/dsn-05.xsd", file_530, sizeof file_530 - 1},
  {"Sources/SocialReporting/Norm/P26V01/dsn-07.xsd", file_531, sizeof file_531 - 1},
  {"Sources/SocialReporting/Norm/P26V01/rubrics.csv", file_532, sizeof file_532 - 1},
  {"Sources/SocialReporting/Norm/P26V01/usages.csv", file_533, sizeof file_533 - 1},
  {"Sources/SocialReporting/Norm/P26V01/version.csv", file_534, sizeof file_534 - 1},
  {"Sources/SocialReporting/Norm/explanations.csv", file_535, sizeof file_535 - 1},
  {"Sources/Web/Assets/attente.js", file_536, sizeof file_536 - 1},
  {"Sources/Web/Assets/codage.js", file_537, sizeof file_537 - 1},
  {"Sources/Web/Assets/combobox.js", file_538, sizeof file_538 - 1},
  {"Sources/Web/Assets/coque.js", file_539, sizeof file_539 - 1},
  {"Sources/Web/Assets/depot.js", file_540, sizeof file_540 - 1},
  {"Sources/Web/Assets/ecritoire.css", file_541, sizeof file_541 - 1},
  {"Sources/Web/Assets/envoi.js", file_542, sizeof file_542 - 1},
  {"Sources/Web/Assets/garde.js", file_543, sizeof file_543 - 1},
  {"Sources/Web/Assets/icone.svg", file_544, sizeof file_544 - 1},
  {"Sources/Web/Assets/impression.css", file_545, sizeof file_545 - 1},
  {"Sources/Web/Assets/impression.js", file_546, sizeof file_546 - 1},
  {"Sources/Web/Assets/lettrage.js", file_547, sizeof file_547 - 1},
  {"Sources/Web/Assets/liste.js", file_548, sizeof file_548 - 1},
  {"Sources/Web/Assets/montants.js", file_549, sizeof file_549 - 1},
  {"Sources/Web/Assets/pieces.js", file_550, sizeof file_550 - 1},
  {"Sources/Web/Assets/rapprochement.js", file_551, sizeof file_551 - 1},
  {"Sources/Web/Assets/reception.js", file_552, sizeof file_552 - 1},
  {"Sources/Web/Assets/saisie.js", file_553, sizeof file_553 - 1},
  {"Sources/Web/Assets/surplace.js", file_554, sizeof file_554 - 1},
  {"Sources/Web/Assets/touches.js", file_555, sizeof file_555 - 1},
  {"Sources/Web/Assets/touches.json", file_556, sizeof file_556 - 1},
  {"Sources/Web/Templates/Banking/banque.mustache", file_557, sizeof file_557 - 1},
  {"Sources/Web/Templates/Banking/caisse-vide.mustache", file_558, sizeof file_558 - 1},
  {"Sources/Web/Templates/Banking/caisse.mustache", file_559, sizeof file_559 - 1},
  {"Sources/Web/Templates/Banking/coder.mustache", file_560, sizeof file_560 - 1},
  {"Sources/Web/Templates/Banking/comptage.mustache", file_561, sizeof file_561 - 1},
  {"Sources/Web/Templates/Banking/comptes-a-coder.mustache", file_562, sizeof file_562 - 1},
  {"Sources/Web/Templates/Banking/depot.mustache", file_563, sizeof file_563 - 1},
  {"Sources/Web/Templates/Banking/emprunt.mustache", file_564, sizeof file_564 - 1},
  {"Sources/Web/Templates/Banking/emprunts.mustache", file_565, sizeof file_565 - 1},
  {"Sources/Web/Templates/Banking/essai.mustache", file_566, sizeof file_566 - 1},
  {"Sources/Web/Templates/Banking/lot.mustache", file_567, sizeof file_567 - 1},
  {"Sources/Web/Templates/Banking/mouvements.mustache", file_568, sizeof file_568 - 1},
  {"Sources/Web/Templates/Banking/paiements.mustache", file_569, sizeof file_569 - 1},
  {"Sources/Web/Templates/Banking/rapprochement.mustache", file_570, sizeof file_570 - 1},
  {"Sources/Web/Templates/Banking/rapprochements.mustache", file_571, sizeof file_571 - 1},
  {"Sources/Web/Templates/Banking/regles.mustache", file_572, sizeof file_572 - 1},
  {"Sources/Web/Templates/Banking/releves.mustache", file_573, sizeof file_573 - 1},
  {"Sources/Web/Templates/Banking/solde.mustache", file_574, sizeof file_574 - 1},
  {"Sources/Web/Templates/Banking/tresorerie.mustache", file_575, sizeof file_575 - 1},
  {"Sources/Web/Templates/Competence/accueil.mustache", file_576, sizeof file_576 - 1},
  {"Sources/Web/Templates/Competence/competences.mustache", file_577, sizeof file_577 - 1},
  {"Sources/Web/Templates/Competence/correction.mustache", file_578, sizeof file_578 - 1},
  {"Sources/Web/Templates/Competence/evaluation.mustache", file_579, sizeof file_579 - 1},
  {"Sources/Web/Templates/Competence/parcours.mustache", file_580, sizeof file_580 - 1},
  {"Sources/Web/Templates/Competence/preuves.mustache", file_581, sizeof file_581 - 1},
  {"Sources/Web/Templates/Competence/reponses.mustache", file_582, sizeof file_582 - 1},
  {"Sources/Web/Templates/Competence/sans-scenario.mustache", file_583, sizeof file_583 - 1},
  {"Sources/Web/Templates/Competence/scenario.mustache", file_584, sizeof file_584 - 1},
  {"Sources/Web/Templates/Competence/scenarios.mustache", file_585, sizeof file_585 - 1},
  {"Sources/Web/Templates/Control/cellule.mustache", file_586, sizeof file_586 - 1},
  {"Sources/Web/Templates/Control/comparaison.mustache", file_587, sizeof file_587 - 1},
  {"Sources/Web/Templates/Control/comparer.mustache", file_588, sizeof file_588 - 1},
  {"Sources/Web/Templates/Control/constats.mustache", file_589, sizeof file_589 - 1},
  {"Sources/Web/Templates/Control/controler.mustache", file_590, sizeof file_590 - 1},
  {"Sources/Web/Templates/Control/regles.mustache", file_591, sizeof file_591 - 1},
  {"Sources/Web/Templates/Control/signe.mustache", file_592, sizeof file_592 - 1},
  {"Sources/Web/Templates/Control/verdict.mustache", file_593, sizeof file_593 - 1},
  {"Sources/Web/Templates/DSN/comparaison.mustache", file_594, sizeof file_594 - 1},
  {"Sources/Web/Templates/DSN/comparer.mustache", file_595, sizeof file_595 - 1},
  {"Sources/Web/Templates/DSN/constat.mustache", file_596, sizeof file_596 - 1},
  {"Sources/Web/Templates/DSN/declarant.mustache", file_597, sizeof file_597 - 1},
  {"Sources/Web/Templates/DSN/declaration.mustache", file_598, sizeof file_598 - 1},
  {"Sources/Web/Templates/DSN/export.mustache", file_599, sizeof file_599 - 1},
  {"Sources/Web/Templates/DSN/fichier-lu.mustache", file_600, sizeof file_600 - 1},
  {"Sources/Web/Templates/DSN/fichier.mustache", file_601, sizeof file_601 - 1},
  {"Sources/Web/Templates/DSN/liste.mustache", file_602, sizeof file_602 - 1},
  {"Sources/Web/Templates/DSN/message.mustache", file_603, sizeof file_603 - 1},
  {"Sources/Web/Templates/DSN/preparer.mustache", file_604, sizeof file_604 - 1},
  {"Sources/Web/Templates/DSN/recoupement.mustache", file_605, sizeof file_605 - 1},
  {"Sources/Web/Templates/DSN/retour-lu.mustache", file_606, sizeof file_606 - 1},
  {"Sources/Web/Templates/DSN/retour.mustache", file_607, sizeof file_607 - 1},
  {"Sources/Web/Templates/Directory/compte.mustache", file_608, sizeof file_608 - 1},
  {"Sources/Web/Templates/Directory/plan.mustache", file_609, sizeof file_609 - 1},
  {"Sources/Web/Templates/Directory/tiers-champs.mustache", file_610, sizeof file_610 - 1},
  {"Sources/Web/Templates/Directory/tiers-liste.mustache", file_611, sizeof file_611 - 1},
  {"Sources/Web/Templates/Directory/tiers.mustache", file_612, sizeof file_612 - 1},
  {"Sources/Web/Templates/Dossier/chemins.mustache", file_613, sizeof file_613 - 1},
  {"Sources/Web/Templates/Dossier/cree.mustache", file_614, sizeof file_614 - 1},
  {"Sources/Web/Templates/Dossier/dossier.mustache", file_615, sizeof file_615 - 1},
  {"Sources/Web/Templates/Dossier/nouveau.mustache", file_616, sizeof file_616 - 1},
  {"Sources/Web/Templates/Dossier/periode.mustache", file_617, sizeof file_617 - 1},
  {"Sources/Web/Templates/Dossier/recommencer.mustache", file_618, sizeof file_618 - 1},
  {"Sources/Web/Templates/Entry/brouillard.mustache", file_619, sizeof file_619 - 1},
  {"Sources/Web/Templates/Entry/cellule.mustache", file_620, sizeof file_620 - 1},
  {"Sources/Web/Templates/Entry/ecriture.mustache", file_621, sizeof file_621 - 1},
  {"Sources/Web/Templates/Entry/ecritures.mustache", file_622, sizeof file_622 - 1},
  {"Sources/Web/Templates/Entry/guides.mustache", file_623, sizeof file_623 - 1},
  {"Sources/Web/Templates/Entry/importer-essai.mustache", file_624, sizeof file_624 - 1},
  {"Sources/Web/Templates/Entry/importer.mustache", file_625, sizeof file_625 - 1},
  {"Sources/Web/Templates/Entry/pieces.mustache", file_626, sizeof file_626 - 1},
  {"Sources/Web/Templates/Entry/saisie.mustache", file_627, sizeof file_627 - 1},
  {"Sources/Web/Templates/FEC/export.mustache", file_628, sizeof file_628 - 1},
  {"Sources/Web/Templates/FEC/fec.mustache", file_629, sizeof file_629 - 1},
  {"Sources/Web/Templates/FEC/import.mustache", file_630, sizeof file_630 - 1},
  {"Sources/Web/Templates/FEC/imports.mustache", file_631, sizeof file_631 - 1},
  {"Sources/Web/Templates/Help/accessibilite.mustache", file_632, sizeof file_632 - 1},
  {"Sources/Web/Templates/Help/liste.mustache", file_633, sizeof file_633 - 1},
  {"Sources/Web/Templates/Help/moi.mustache", file_634, sizeof file_634 - 1},
  {"Sources/Web/Templates/Help/page.mustache", file_635, sizeof file_635 - 1},
  {"Sources/Web/Templates/Help/raccourcis.mustache", file_636, sizeof file_636 - 1},
  {"Sources/Web/Templates/Home/accueil.mustache", file_637, sizeof file_637 - 1},
  {"Sources/Web/Templates/Home/bloc.mustache", file_638, sizeof file_638 - 1},
  {"Sources/Web/Templates/Home/chercher.mustache", file_639, sizeof file_639 - 1},
  {"Sources/Web/Templates/Home/debut.mustache", file_640, sizeof file_640 - 1},
  {"Sources/Web/Templates/Home/dossiers.mustache", file_641, sizeof file_641 - 1},
  {"Sources/Web/Templates/Lettering/auto.mustache", file_642, sizeof file_642 - 1},
  {"Sources/Web/Templates/Lettering/lettrage.mustache", file_643, sizeof file_643 - 1},
  {"Sources/Web/Templates/Lettering/liste.mustache", file_644, sizeof file_644 - 1},
  {"Sources/Web/Templates/Payroll/bulletin.mustache", file_645, sizeof file_645 - 1},
  {"Sources/Web/Templates/Payroll/bulletins.mustache", file_646, sizeof file_646 - 1},
  {"Sources/Web/Templates/Payroll/corps.mustache", file_647, sizeof file_647 - 1},
  {"Sources/Web/Templates/Payroll/corriger.mustache", file_648, sizeof file_648 - 1},
  {"Sources/Web/Templates/Payroll/ecriture.mustache", file_649, sizeof file_649 - 1},
  {"Sources/Web/Templates/Payroll/elements.mustache", file_650, sizeof file_650 - 1},
  {"Sources/Web/Templates/Payroll/ligne.mustache", file_651, sizeof file_651 - 1},
  {"Sources/Web/Templates/Payroll/livre.mustache", file_652, sizeof file_652 - 1},
  {"Sources/Web/Templates/Payroll/mois.mustache", file_653, sizeof file_653 - 1},
  {"Sources/Web/Templates/Payroll/pourquoi.mustache", file_654, sizeof file_654 - 1},
  {"Sources/Web/Templates/Payroll/sans-bulletin.mustache", file_655, sizeof file_655 - 1},
  {"Sources/Web/Templates/Payroll/sceller.mustache", file_656, sizeof file_656 - 1},
  {"Sources/Web/Templates/People/ajouter.mustache", file_657, sizeof file_657 - 1},
  {"Sources/Web/Templates/People/champ.mustache", file_658, sizeof file_658 - 1},
  {"Sources/Web/Templates/People/fiche.mustache", file_659, sizeof file_659 - 1},
  {"Sources/Web/Templates/People/journal.mustache", file_660, sizeof file_660 - 1},
  {"Sources/Web/Templates/People/lien.mustache", file_661, sizeof file_661 - 1},
  {"Sources/Web/Templates/People/personnes.mustache", file_662, sizeof file_662 - 1},
  {"Sources/Web/Templates/People/porte.mustache", file_663, sizeof file_663 - 1},
  {"Sources/Web/Templates/Reports/balance-agee.mustache", file_664, sizeof file_664 - 1},
  {"Sources/Web/Templates/Reports/balance.mustache", file_665, sizeof file_665 - 1},
  {"Sources/Web/Templates/Reports/centralisateur.mustache", file_666, sizeof file_666 - 1},
  {"Sources/Web/Templates/Reports/echeancier.mustache", file_667, sizeof file_667 - 1},
  {"Sources/Web/Templates/Reports/filtres.mustache", file_668, sizeof file_668 - 1},
  {"Sources/Web/Templates/Reports/grand-livre.mustache", file_669, sizeof file_669 - 1},
  {"Sources/Web/Templates/Reports/journal.mustache", file_670, sizeof file_670 - 1},
  {"Sources/Web/Templates/Reports/journaux.mustache", file_671, sizeof file_671 - 1},
  {"Sources/Web/Templates/Shell/attente.mustache", file_672, sizeof file_672 - 1},
  {"Sources/Web/Templates/Shell/constat.mustache", file_673, sizeof file_673 - 1},
  {"Sources/Web/Templates/Shell/impression.mustache", file_674, sizeof file_674 - 1},
  {"Sources/Web/Templates/Shell/layout.mustache", file_675, sizeof file_675 - 1},
  {"Sources/Web/Templates/Shell/logotype.mustache", file_676, sizeof file_676 - 1},
  {"Sources/Web/Templates/Shell/porte.mustache", file_677, sizeof file_677 - 1},
  {"Sources/Web/Templates/Shell/refus.mustache", file_678, sizeof file_678 - 1},
  {"Sources/Web/Templates/Shell/table.mustache", file_679, sizeof file_679 - 1},
  {"Sources/Web/Templates/Trail/evenement.mustache", file_680, sizeof file_680 - 1},
  {"Sources/Web/Templates/Trail/piste.mustache", file_681, sizeof file_681 - 1},
  {"Sources/Web/Templates/Trail/verification.mustache", file_682, sizeof file_682 - 1},
  {"Sources/Web/Templates/Workforce/champs.mustache", file_683, sizeof file_683 - 1},
  {"Sources/Web/Templates/Workforce/embaucher.mustache", file_684, sizeof file_684 - 1},
  {"Sources/Web/Templates/Workforce/etablissement.mustache", file_685, sizeof file_685 - 1},
  {"Sources/Web/Templates/Workforce/formulaire.mustache", file_686, sizeof file_686 - 1},
  {"Sources/Web/Templates/Workforce/registre.mustache", file_687, sizeof file_687 - 1},
  {"Sources/Web/Templates/Workforce/salarie.mustache", file_688, sizeof file_688 - 1},
  {"Sources/Web/Templates/Workforce/salaries.mustache", file_689, sizeof file_689 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 690; return files; }
