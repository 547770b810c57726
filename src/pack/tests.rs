use super::format::*;
use crate::ErrorCode;
use crate::corpus::tests::every_kind;
use crate::model::*;
use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

const HEAD: usize = 28;

/// A pack with this payload whose head is right, so that only the payload can be at fault.
fn sealed(version: u32, payload: &[u8]) -> Vec<u8> {
    let mut summed = version.to_le_bytes().to_vec();
    summed.extend((payload.len() as u64).to_le_bytes());
    let mut bytes = b"\x89A41\r\n\x1A\n".to_vec();
    bytes.extend(&summed);
    summed.extend(payload);
    bytes.extend(xxh3_64(&summed).to_le_bytes());
    bytes.extend(payload);
    bytes
}

fn message(bytes: &[u8]) -> String {
    let error = read(bytes).expect_err("it cannot be read");
    assert_eq!(error.code(), ErrorCode::Pack);
    error.to_string()
}

#[test]
fn what_is_written_is_read() {
    for records in [Records::default(), every_kind()] {
        let bytes = write(&records).expect("packed");
        assert_eq!(read(&bytes).expect("read"), records);
        assert_eq!(bytes, sealed(VERSION, &bytes[HEAD..]), "the head is as documented");
    }
}

/// The payload does not describe itself: an old reader would take new fields for other ones.
#[test]
fn a_changed_vocabulary_needs_a_new_version() {
    let bytes = write(&every_kind()).expect("packed");
    let (version, sum) = (VERSION, xxh3_64(&bytes[HEAD..]));
    assert_eq!(
        (version, sum),
        (2, 10489174599805268116),
        "the records of tests/fixtures/every-kind.toml are packed differently: if the fixture has changed, write the \
         new sum here; if the vocabulary has, raise VERSION too"
    );
}

#[test]
fn a_pack_cut_anywhere_is_told_to_be_truncated() {
    let bytes = write(&every_kind()).expect("packed");
    assert!(message(&[]).contains("is empty"));
    for length in 1..bytes.len() {
        let message = message(&bytes[..length]);
        assert!(message.contains("truncated: only") && message.contains("again"), "{length}: {message}");
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let mut bytes = write(&every_kind()).expect("packed");
    for byte in 0..bytes.len() {
        for bit in 0..8 {
            bytes[byte] ^= 1 << bit;
            let message = message(&bytes);
            let expected = match byte {
                0..4 => "is not a dossier",
                4..8 => "transferred as text",
                12..20 if message.contains("truncated") => "truncated", // it says that more should follow
                _ => "damaged",
            };
            assert!(message.contains(expected), "byte {byte}, bit {bit}: {message}");
            bytes[byte] ^= 1 << bit;
        }
    }
}

#[test]
fn what_is_no_pack_is_told_apart() {
    for foreign in [&b"{}"[..], b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\0", "über".as_bytes()] {
        assert!(message(foreign).contains("is not a dossier"), "{foreign:?}");
    }
    let bytes = write(&every_kind()).expect("packed");
    let as_text = [&bytes[..5], &bytes[6..]].concat(); // CR LF made LF
    assert!(message(&as_text).contains("transferred as text"));
    assert!(message(&[&bytes[..], b"\0"].concat()).contains("damaged"));
    let newer = sealed(VERSION + 1, &bytes[HEAD..]);
    assert!(message(&newer).contains("newer version") && message(&newer).contains("open it with"));
    let older = message(&sealed(VERSION - 1, &bytes[HEAD..]));
    assert!(older.contains("older version"), "{older}");
    assert!(message(&sealed(0, &bytes[HEAD..])).contains("no such version"));
    assert!(message(&sealed(VERSION, &[&bytes[HEAD..], b"\0"].concat())).contains("something follows"));
}

/// Lengths that no file could hold are refused before anything is allocated for them.
#[test]
fn giant_lengths_are_refused() {
    let mut bytes = write(&every_kind()).expect("packed");
    bytes[12..20].copy_from_slice(&u64::MAX.to_le_bytes());
    assert!(message(&bytes).contains("truncated"));
    let giant = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]; // 2^63 - 1 as a varint
    // In place of each byte in turn: of text lengths and of list lengths alike.
    let payload = write(&every_kind()).expect("packed").split_off(HEAD);
    for at in 0..payload.len() {
        let hostile = [&payload[..at], &giant, &payload[at + 1..]].concat();
        let _ = read(&sealed(VERSION, &hostile)); // neither panics nor allocates; some bytes are plain text
    }
    let title_then_lists = [&[0][..], &giant, &giant].concat();
    assert!(message(&sealed(VERSION, &title_then_lists)).contains("cannot be read"));
}

/// Payloads that are nearly right, under a head that is right.
#[test]
fn flipped_bits_under_a_right_checksum_do_no_harm() {
    let mut payload = write(&every_kind()).expect("packed").split_off(HEAD);
    for byte in 0..payload.len() {
        for bit in 0..8 {
            payload[byte] ^= 1 << bit;
            if let Ok(records) = read(&sealed(VERSION, &payload)) {
                let _ = validate(&records);
            }
            payload[byte] ^= 1 << bit;
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z-]{0,12}", "\\PC{0,40}"]
}

fn id() -> impl Strategy<Value = Id> {
    prop_oneof!["[a-c]".prop_map(Id::from), text().prop_map(Id::from)]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    let edtf = || {
        proptest::sample::select(vec!["2024-06-21", "2024-06~", "2006/..", "-0044-03-15?", "201X", "../2012"])
            .prop_map(|text| text.parse().expect("EDTF"))
    };
    proptest::option::of((edtf(), proptest::option::of(edtf()), proptest::option::of(text())).prop_map(
        |(edtf, claimed, expression)| Date { edtf, claimed, reason: expression.clone(), expression },
    ))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let anchor = proptest::option::of(
        (any::<[u32; 3]>(), text()).prop_map(|([paragraph, start, end], hash)| Anchor {
            paragraph,
            start,
            end,
            hash,
        }),
    );
    (id(), anchor, proptest::option::of(text()), -1e9f64..1e9).prop_map(
        |(source, anchor, quote, confidence)| Evidence {
            source,
            anchor,
            locator: quote.clone(),
            quote,
            made: Made::Edited,
            confidence,
            rule: None,
            note: None,
        },
    )
}

fn statement() -> impl Strategy<Value = Statement> {
    let list = || proptest::collection::vec(id(), 0..3);
    let lists = (list(), list(), list(), proptest::collection::vec(text(), 0..3));
    let positions = proptest::collection::vec(
        (id(), proptest::sample::select(PositionKind::ALL.to_vec()))
            .prop_map(|(claim, position)| Position { claim, position }),
        0..3,
    );
    let flags = proptest::collection::vec(
        (text(), list()).prop_map(|(note, with)| Flag { kind: FlagKind::Wording, note, with }),
        0..3,
    );
    let rest = (positions, flags, proptest::collection::vec(evidence(), 0..3), proptest::option::of(id()));
    (id(), text(), date(), lists, rest, proptest::sample::select(Stance::ALL.to_vec())).prop_map(
        |(
            id,
            text,
            date,
            (speakers, spoke_for, actors, goods),
            (positions, flags, evidence, relays),
            stance,
        )| {
            Statement {
                id,
                speakers,
                named: Some(text.clone()),
                role: None,
                spoke_for,
                addressees: actors.clone(),
                mode: Mode::Mixed,
                cue: None,
                stance,
                text,
                positions,
                event: relays.clone(),
                relays,
                via: Vec::new(),
                setting: None,
                date,
                actors,
                instruments: Vec::new(),
                goods,
                status: Status::Speculative,
                evidence,
                flags,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_records_are_read_as_written(
        statements in proptest::collection::vec(statement(), 0..6),
        texts in proptest::collection::vec((id(), text()), 0..3),
    ) {
        let texts = texts.into_iter().map(|(source, text)| SourceText { source, text }).collect();
        let records = Records { statements, texts, ..every_kind() };
        let bytes = write(&records).expect("packed");
        prop_assert_eq!(&read(&bytes).expect("read"), &records);
        // And whatever they are, the first few problems are those that are listed.
        let problems = validate(&records);
        match check(&records) {
            Ok(()) => prop_assert!(problems.is_empty()),
            Err(error) => prop_assert!(error.message().starts_with(&problems[0].to_string())),
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
        if let Ok(records) = read(&sealed(VERSION, &bytes)) {
            let _ = validate(&records);
        }
    }
}
