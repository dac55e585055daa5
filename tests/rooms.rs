//! The rooms that several tests need, made ready once.

use gleaner::dictionaries::Lexicon;
use gleaner::resolvers::Resolver;
use gleaner::text::Text;
use std::sync::OnceLock;

pub struct Rooms {
    pub lexicon: Lexicon,
    pub text: Text,
    pub resolver: Resolver,
}

pub fn rooms() -> &'static Rooms {
    static ROOMS: OnceLock<Rooms> = OnceLock::new();
    ROOMS.get_or_init(|| {
        let lexicon = Lexicon::load(None).expect("our own dictionaries are well formed");
        let text = Text::new(&lexicon).expect("so are its patterns");
        let resolver = Resolver::new(&lexicon).expect("and its lists");
        Rooms { lexicon, text, resolver }
    })
}
