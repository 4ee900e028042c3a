// Words that filters look for and frauds live on, and therefore write in disguise: a table only, in their natural spellings, without
// accents where the language has none. A word that stands here is suspect in disguise alone, never by itself.

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

export const lures: readonly string[] = [
  // What spam sells, and what extortion and fraud speak of, in English and everywhere
  ...words(`
    viagra cialis levitra tramadol ambien xanax pharmacy casino rolex replica bitcoin bitcoins ethereum monero litecoin crypto
    cryptocurrency wallet password passwords webcam malware trojan spyware hacker hacked porn pornographic masturbate masturbating
    masturbation account accounts invoice payment payments transfer transaction verify verification security secure suspended bank
    banking credit lottery winner inheritance million millions refund unsubscribe newsletter gift giftcard voucher prize
    adult erection enlargement mortgage important information identity immediate immediately invitation insurance`),
  ...words(`
    compte comptes facture factures paiement virement banque sécurité sécurisé identifiant identifiants colis livraison amende
    remboursement héritage loterie gagnant crédit vérifier vérification suspendu bloqué désabonner prélèvement mutuelle`),
  ...words('konto passwort rechnung zahlung sicherheit überweisung paket gesperrt abmelden gewinner erbschaft'),
  ...words(
    'cuenta contraseña factura banco seguridad pago bloqueada ganador conta senha fatura boleto pagamento segurança bloqueado',
  ),
  ...words('conto fattura pagamento sicurezza bloccato rekening wachtwoord betaling beveiliging geblokkeerd'),
];
