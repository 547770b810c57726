/// What of a document is counted: each column holds any number of values per document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // docs/data-model.md, "Fields", says what each holds for each kind of record
pub enum Column {
    Kind,
    Actor,
    Speaker,
    State,
    Role,
    Stance,
    About,
    Instrument,
    Source,
    Publisher,
    Event,
    Goods,
    Status,
    Flag,
    In,
    Affirms,
    Denies,
    Alleges,
    Questions,
    Has,
    Made,
}

impl Column {
    /// Every column, in order.
    pub const ALL: [Column; 21] = [
        Column::Kind,
        Column::Actor,
        Column::Speaker,
        Column::State,
        Column::Role,
        Column::Stance,
        Column::About,
        Column::Instrument,
        Column::Source,
        Column::Publisher,
        Column::Event,
        Column::Goods,
        Column::Status,
        Column::Flag,
        Column::In,
        Column::Affirms,
        Column::Denies,
        Column::Alleges,
        Column::Questions,
        Column::Has,
        Column::Made,
    ];
}
