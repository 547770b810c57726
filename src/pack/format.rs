//! The file format: 28 bytes of head, then the records in postcard's encoding.
//!
//! | bytes | what |
//! |---|---|
//! | 0..8 | magic: `89 41 34 31 0D 0A 1A 0A`, which a transfer as text spoils, as PNG's does |
//! | 8..12 | version of the format, little-endian |
//! | 12..20 | length of the payload, little-endian |
//! | 20..28 | XXH3-64 of bytes 8..20 and the payload, little-endian |
//! | 28.. | payload: [`Records`] in postcard's wire format |
//!
//! The head keeps this meaning in every version, so that an old reader can tell a newer file from a damaged one.

use crate::model::Records;
use crate::{Error, ErrorCode, Result};
use xxhash_rust::xxh3::Xxh3Default;

/// The version of the format that [`write()`] writes and [`read`] reads. It grows with every change of the vocabulary,
/// because the payload does not describe itself.
pub const VERSION: u32 = 2;

const MAGIC: [u8; 8] = *b"\x89A41\r\n\x1A\n";
const HEAD: usize = 28;

/// The records as bytes. The same records give the same bytes. Linear.
///
/// ```
/// use article41::model::Records;
/// use article41::pack;
///
/// let records = Records { title: "Mine".into(), ..Records::default() };
/// let bytes = pack::write(&records)?;
/// assert_eq!(pack::read(&bytes)?, records);
/// # Ok::<(), article41::Error>(())
/// ```
///
/// # Errors
/// None that records can bring about; the signature leaves room for what the encoder may refuse.
pub fn write(records: &Records) -> Result<Vec<u8>> {
    let mut bytes = vec![0; HEAD];
    bytes = postcard::to_extend(records, bytes)
        .map_err(|error| Error::new(ErrorCode::Pack, format!("the dossier cannot be packed: {error}")))?;
    let payload = bytes.get(HEAD..).unwrap_or_default();
    let (version, length) = (VERSION.to_le_bytes(), (payload.len() as u64).to_le_bytes());
    let sum = checksum(&version, &length, payload).to_le_bytes();
    for (place, byte) in bytes.iter_mut().zip(MAGIC.into_iter().chain(version).chain(length).chain(sum)) {
        *place = byte;
    }
    Ok(bytes)
}

/// The records that the bytes hold. They are what was written, but need not be in order: [`check`](crate::model::check)
/// them where the bytes come from outside.
///
/// Linear in the bytes; a declared length never makes it allocate more than the bytes can hold.
///
/// ```
/// use article41::{ErrorCode, pack};
///
/// let dossier = pack::read(pack::BUILTIN)?;
/// assert!(dossier.claims.iter().any(|claim| claim.id.as_str() == "cl-arms-dprk-russia"));
///
/// let error = pack::read(b"%PDF-1.7").unwrap_err();
/// assert_eq!(error.code(), ErrorCode::Pack);
/// assert_eq!(error.message(), "this is not a dossier: choose a file that article41 has saved (.a41)");
/// # Ok::<(), article41::Error>(())
/// ```
///
/// # Errors
/// Code `pack`, with a message that tells apart bytes that are no dossier at all, a truncated file, a damaged one and
/// one that a newer or an older version has made.
pub fn read(bytes: &[u8]) -> Result<Records> {
    let Some(bytes_after_magic) = bytes.strip_prefix(&MAGIC) else {
        return Err(foreign(bytes));
    };
    let Some((head, payload)) = bytes_after_magic.split_first_chunk::<20>() else {
        return Err(truncated(bytes.len(), None));
    };
    let [v0, v1, v2, v3, l0, l1, l2, l3, l4, l5, l6, l7, sum @ ..] = *head;
    let version = [v0, v1, v2, v3];
    let length = [l0, l1, l2, l3, l4, l5, l6, l7];
    let declared = u64::from_le_bytes(length);
    if (payload.len() as u64) < declared {
        return Err(truncated(bytes.len(), declared.checked_add(HEAD as u64)));
    }
    if payload.len() as u64 > declared || checksum(&version, &length, payload) != u64::from_le_bytes(sum) {
        return Err(damaged("its bytes are not those that were saved"));
    }
    match u32::from_le_bytes(version) {
        VERSION => {}
        newer if newer > VERSION => {
            return Err(error(format!(
                "this dossier was saved by a newer version of article41 (format {newer}; this one reads {VERSION}): \
                 open it with that version, or a later one"
            )));
        }
        0 => return Err(damaged("its format has no such version")),
        older => {
            return Err(error(format!(
                "this dossier was saved by an older version of article41 (format {older}; this one reads {VERSION}): \
                 open it with that version"
            )));
        }
    }
    match postcard::take_from_bytes(payload) {
        Ok((records, [])) => Ok(records),
        Ok(_) => Err(damaged("something follows its records")),
        Err(_) => Err(damaged("its records cannot be read")),
    }
}

fn checksum(version: &[u8], length: &[u8], payload: &[u8]) -> u64 {
    let mut hash = Xxh3Default::new();
    hash.update(version);
    hash.update(length);
    hash.update(payload);
    hash.digest()
}

fn foreign(bytes: &[u8]) -> Error {
    if bytes.is_empty() {
        error("this file is empty: choose a dossier that article41 has saved (.a41)".into())
    } else if MAGIC.starts_with(bytes) {
        truncated(bytes.len(), None)
    } else if bytes.starts_with(b"\x89A41") {
        damaged("it was transferred as text")
    } else {
        error("this is not a dossier: choose a file that article41 has saved (.a41)".into())
    }
}

fn truncated(found: usize, expected: Option<u64>) -> Error {
    let of = expected.map(|n| format!(" of {n}")).unwrap_or_default();
    error(format!("this dossier is truncated: only {found}{of} bytes are here; copy or download it again"))
}

fn damaged(how: &str) -> Error {
    error(format!("this dossier is damaged: {how}; copy or download it again"))
}

fn error(message: String) -> Error {
    Error::new(ErrorCode::Pack, message)
}
