//! Looking up what earlier runs finished.
//!
//! In: segments and fingerprints. Out: the bytes of an article, or nothing. In memory: eight bytes an article and a few open frames.
//! A run asks in about the order in which the segment was written, so that most answers lie in a frame that is open.

use super::segment::{Fingerprint, Heads, Opened, Scan, head};
use std::fs::File;
use std::io;

/// Frames that stay open.
const OPEN: usize = 8;
/// Bits of a key that say in which frame; the rest are the first of the fingerprint.
const FRAME_BITS: u32 = 24;
const FRAMES: usize = 1 << FRAME_BITS;

/// What earlier runs finished.
#[derive(Default)]
pub struct Known {
    segments: Vec<(File, u64)>,
    /// Segment and place of each frame.
    frames: Vec<(u32, u64)>,
    /// Fingerprint (its first bits) and frame, sorted.
    keys: Vec<u64>,
    /// The last used first.
    open: Vec<(u32, Opened)>,
}

impl Known {
    /// Adds a segment; false = all it holds was there already, and it was left out.
    pub(super) fn add(&mut self, segment: File) -> io::Result<bool> {
        let length = segment.metadata()?.len();
        let (mut heads, _) = Heads::any(segment)?;
        let (mut keys, mut frames) = (Vec::new(), Vec::new());
        while let Scan::Whole(head) = heads.next() {
            let frame = self.frames.len() + frames.len();
            if frame >= FRAMES {
                break;
            }
            frames.push((self.segments.len() as u32, head.at));
            keys.extend(head.fingerprints.iter().map(|f| key(f) | frame as u64));
        }
        if keys.iter().all(|k| self.frames_of(k >> FRAME_BITS << FRAME_BITS).next().is_some()) {
            return Ok(false);
        }
        self.keys.extend(keys);
        self.keys.sort_unstable();
        self.frames.extend(frames);
        self.segments.push((heads.file, length));
        Ok(true)
    }

    /// The bytes of the article with this fingerprint. What is damaged is not there.
    pub fn take(&mut self, fingerprint: &Fingerprint) -> Option<Vec<u8>> {
        let frames: Vec<u32> = self.frames_of(key(fingerprint)).collect();
        frames.into_iter().find_map(|frame| self.opened(frame)?.find(fingerprint).map(<[u8]>::to_vec))
    }

    fn frames_of(&self, key: u64) -> impl Iterator<Item = u32> {
        let from = self.keys.partition_point(|&k| k < key);
        self.keys[from..].iter().take_while(move |&&k| k >> FRAME_BITS == key >> FRAME_BITS).map(|&k| (k as usize & (FRAMES - 1)) as u32)
    }

    fn opened(&mut self, frame: u32) -> Option<&Opened> {
        match self.open.iter().position(|(open, _)| *open == frame) {
            Some(at) => self.open[..=at].rotate_right(1),
            None => {
                let (segment, at) = self.frames[frame as usize];
                let (file, length) = &mut self.segments[segment as usize];
                let opened = head(file, at, *length).and_then(|head| head.load(file)?.open()).ok()?;
                self.open.truncate(OPEN - 1);
                self.open.insert(0, (frame, opened));
            }
        }
        Some(&self.open[0].1)
    }
}

fn key(fingerprint: &Fingerprint) -> u64 {
    fingerprint.head() >> FRAME_BITS << FRAME_BITS
}
