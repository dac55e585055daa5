//! Numbers in digits, for tables that are full of them: the formatter of the standard library asks for sign, width and more each time.

/// The digits of a number.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    bytes: [u8; MOST],
    from: usize,
}

/// No number of 64 bits has more digits.
const MOST: usize = 20;

/// In tens, without zeros before.
#[must_use]
pub fn decimal(mut number: u64) -> Digits {
    let (mut bytes, mut from) = ([b'0'; MOST], MOST);
    loop {
        from -= 1;
        bytes[from] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return Digits { bytes, from };
        }
    }
}

/// In sixteens: sixteen small letters and digits.
#[must_use]
pub fn hex(number: u64) -> Digits {
    const WIDTH: usize = 16;
    let mut bytes = [b'0'; MOST];
    for (at, byte) in bytes[MOST - WIDTH..].iter_mut().enumerate() {
        *byte = b"0123456789abcdef"[(number >> (4 * (WIDTH - 1 - at))) as usize & 15];
    }
    Digits { bytes, from: MOST - WIDTH }
}

impl Digits {
    /// As bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[self.from..]
    }

    /// As words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).expect("digits are ASCII")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_formatter() {
        for number in [0, 7, 10, 99, 1_000, 0x0123_4567_89ab_cdef, u64::MAX] {
            assert_eq!(decimal(number).as_str(), number.to_string());
            assert_eq!(hex(number).as_str(), format!("{number:016x}"));
        }
    }
}
