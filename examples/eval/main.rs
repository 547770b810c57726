//! How good extraction is: `make eval`. One table: the five sources against their key, open data, and PolNeAR where it
//! is at hand. Scorers are beside this file, with tests of their own.

mod score;

fn main() {
    println!("nothing is measured yet");
}
