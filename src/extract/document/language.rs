use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::units::is_word;

/// Whether a text looks English: more than a fifth of its first two thousand words are small words of English. In
/// other languages of Europe it is a tenth at most; in headlines a sixth.
pub(super) fn looks_english(doc: &Doc<'_, '_>) -> bool {
    let (mut small, mut all) = (0, 0);
    for at in (0..doc.len()).filter(|at| is_word(doc, *at)).take(2000) {
        all += 1;
        small += usize::from(doc.any(at, Class::CLOSED));
    }
    small * 100 > all * if all < 40 { 12 } else { 20 }
}

/// Every language of two letters in ISO 639-1, one behind the other.
const CODES: &str = "\
    aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifj\
    fofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkyla\
    lblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsa\
    scsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

/// The language of a BCP 47 tag, without region and script: `fr` of `fr-CA`. What is none of two letters is `und`.
pub(super) fn primary(tag: &str) -> &'static str {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    if language.len() != 2 || !language.is_ascii() {
        return "und";
    }
    let codes = (0..CODES.len()).step_by(2).filter_map(|at| CODES.get(at..at + 2));
    codes.into_iter().find(|code| code.eq_ignore_ascii_case(language)).unwrap_or("und")
}
