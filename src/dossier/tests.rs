use super::*;

#[test]
fn look() {
    let d = Dossier::builtin().unwrap();
    println!("{}", crate::export::json(&d.info()).unwrap().chars().take(1500).collect::<String>());
    for (i, r) in (0..).zip(d.records().iter()).step_by(9) {
        println!("{} | {}", r.kind().as_str(), d.cite(r.id().as_str(), crate::export::Format::Text).unwrap());
        let h = d.hit(i, 0.0).unwrap();
        println!("    {} | {} | {} | {:?}", h.who, h.role, h.place, h.date.map(|d| d.text));
    }
}
