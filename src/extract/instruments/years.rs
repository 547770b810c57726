//! The year of a resolution of the Security Council, from its number: they are numbered on since 1946.

/// The last number of each year from 1946 to 2024 (facts, from the UN's lists of resolutions by year). All 220
/// numbers that come with a year at least twice in 100,000 passages of the General Debate agree.
const LAST: [u16; 79] = [
    15, 37, 66, 78, 89, 96, 98, 103, 106, 110, 121, 126, 131, 132, 160, 171, 177, 185, 199, 219, 232, 244,
    262, 275, 291, 307, 324, 344, 366, 384, 402, 422, 443, 461, 484, 499, 529, 545, 559, 580, 593, 606, 626,
    646, 683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738,
    1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721,
    2767,
];

/// A number of the year after the table's last that is certain to be of that year.
const CERTAIN: u16 = 2803;

/// The year in which a resolution was adopted; nothing for numbers behind the table.
pub(super) fn year(number: u16) -> Option<u16> {
    let place = LAST.partition_point(|last| *last < number);
    let known = number > 0 && (place < LAST.len() || number <= CERTAIN);
    known.then_some(1946 + place as u16)
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn years_of_resolutions() {
        let known = [
            (1, 1946),
            (242, 1967),
            (338, 1973),
            (678, 1990),
            (687, 1991),
            (1325, 2000),
            (1373, 2001),
            (1718, 2006),
        ];
        for (number, wanted) in known {
            assert_eq!(year(number), Some(wanted), "{number}");
        }
        assert_eq!([1874, 2231, 2397, 2721, 2722].map(year), [2009, 2015, 2017, 2023, 2024].map(Some));
        assert_eq!([0, 2900].map(year), [None, None]);
    }
}
