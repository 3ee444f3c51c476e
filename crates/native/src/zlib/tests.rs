use super::{
    brotli,
    codec::{Codec, Failure, Session},
    deflate::{Mode, Options, Zlib},
    zstd,
};

fn zlib(mode: Mode) -> Box<dyn Codec> {
    let options = Options {
        mode,
        window_bits: 15,
        level: 6,
        mem_level: 8,
        strategy: 0,
        dictionary: Vec::new(),
    };
    Box::new(Zlib::new(options).unwrap())
}

/// Text that compresses, longer than one output room.
fn sample() -> Vec<u8> {
    (0..40_000_u32)
        .flat_map(|number| (number * number % 977).to_string().into_bytes())
        .collect()
}

fn whole(codec: Box<dyn Codec>, input: &[u8], finish: i32) -> Result<Vec<u8>, Failure> {
    let mut session = Session::new(codec);
    session.feed(input.to_vec());
    let outcome = session.whole(finish, usize::MAX - 1)?;
    assert!(!outcome.too_large);
    Ok(outcome.block.to_vec())
}

/// The input in pieces of `piece` bytes, the output in rooms of `room`.
fn pieces(codec: Box<dyn Codec>, input: &[u8], piece: usize, room: usize, finish: i32) -> Vec<u8> {
    let mut session = Session::new(codec);
    let mut output = Vec::new();
    let count = input.chunks(piece).count();
    for (at, part) in input.chunks(piece).enumerate() {
        session.feed(part.to_vec());
        let flush = if at + 1 == count { finish } else { 0 };
        loop {
            let outcome = session.step(flush, room).unwrap();
            output.extend_from_slice(&outcome.block);
            if outcome.room_left > 0 {
                break;
            }
        }
    }
    output
}

type Maker = fn() -> Box<dyn Codec>;

fn pairs() -> Vec<(Maker, Maker, i32)> {
    vec![
        (|| zlib(Mode::Gzip), || zlib(Mode::Gunzip), 4),
        (|| zlib(Mode::Gzip), || zlib(Mode::Unzip), 4),
        (|| zlib(Mode::Deflate), || zlib(Mode::Unzip), 4),
        (|| zlib(Mode::DeflateRaw), || zlib(Mode::InflateRaw), 4),
        (
            || Box::new(brotli::Encoder::new(vec![(1, 5)], Vec::new()).unwrap()),
            || Box::new(brotli::Decoder::new(Vec::new(), Vec::new()).unwrap()),
            2,
        ),
        (
            || Box::new(zstd::Encoder::new(&[(201, 1)], None, &[]).unwrap()),
            || Box::new(zstd::Decoder::new(&[], &[]).unwrap()),
            2,
        ),
    ]
}

#[test]
fn every_format_comes_back_in_every_split() {
    let sample = sample();
    for (at, (compress, decompress, finish)) in pairs().into_iter().enumerate() {
        let packed = whole(compress(), &sample, finish).unwrap();
        assert!(packed.len() < sample.len() / 2, "{at}");
        assert_eq!(whole(decompress(), &packed, finish).unwrap(), sample);
        for (piece, room) in [(1, 4096), (7, 100), (1000, 64), (1 << 20, 1000)] {
            let packed = pieces(compress(), &sample, piece * 50, room, finish);
            let back = pieces(decompress(), &packed, piece, room, finish);
            assert!(back == sample, "{at} {piece} {room}");
        }
    }
}

#[test]
fn what_is_cut_short_says_so() {
    let sample = sample();
    // Zstandard does not, as in Node.
    for (compress, decompress, finish) in pairs().into_iter().take(5) {
        let packed = whole(compress(), &sample, finish).unwrap();
        let error = whole(decompress(), &packed[..packed.len() - 9], finish).unwrap_err();
        assert_eq!(error, Failure::unexpected_end());
    }
}

#[test]
fn garbage_is_an_error_and_nothing_worse() {
    let mut seed = 1_u32;
    for (compress, decompress, finish) in pairs() {
        let good = whole(compress(), &sample()[..3000], finish).unwrap();
        for at in 0..good.len().min(400) {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let mut bad = good.clone();
            bad[at] ^= (seed >> 24) as u8 | 1;
            // Some changes are harmless; none may panic.
            let _ = whole(decompress(), &bad, finish);
        }
    }
}

#[test]
fn more_output_than_allowed_ends_early() {
    let packed = whole(zlib(Mode::Gzip), &vec![0; 1 << 24], 4).unwrap();
    let mut session = Session::new(zlib(Mode::Gunzip));
    session.feed(packed);
    assert!(session.whole(4, 1000).unwrap().too_large);
}

#[test]
fn members_follow_each_other_and_zeros_end_them() {
    let mut packed = whole(zlib(Mode::Gzip), b"abc", 4).unwrap();
    packed.extend(whole(zlib(Mode::Gzip), b"def", 4).unwrap());
    packed.extend([0; 10]);
    assert_eq!(whole(zlib(Mode::Gunzip), &packed, 4).unwrap(), b"abcdef");
    packed.extend([0x1f, 0x8b, 0xff, 0xff]);
    assert_eq!(whole(zlib(Mode::Unzip), &packed, 4).unwrap(), b"abcdef");
}
