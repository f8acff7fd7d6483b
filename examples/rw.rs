use tokenlift::{pipeline, rewrite::{self}, source::SourceFile};
fn main() {
    let mut all = true;
    let mut write = None;
    for arg in std::env::args().skip(1) {
        if arg == "--safe" { all = false; continue; }
        if arg == "--all" { all = true; continue; }
        if let Some(d) = arg.strip_prefix("--to=") { write = Some(d.to_owned()); continue; }
        let text = std::fs::read_to_string(&arg).unwrap();
        let source = SourceFile::new(arg.clone(), text);
        let analysis = pipeline::analyze(&source);
        for f in &analysis.findings { if f.rule == "capability-token" { println!("## {arg}:{} {:?} {:?}", source.position(f.primary.start).line, f.applicability, f.reasons); } }
        let edits = if all { &analysis.rewrites.all } else { &analysis.rewrites.safe };
        let new = rewrite::apply(&source.text, edits).unwrap();
        if let Some(d) = &write { let p = std::path::Path::new(d).join(std::path::Path::new(&arg).file_name().unwrap()); std::fs::write(p, &new).unwrap(); }
        else if new != source.text { let t = std::env::temp_dir().join("rw.new"); std::fs::write(&t, &new).unwrap();
          let out = std::process::Command::new("diff").arg("-U2").arg(&arg).arg(&t).output().unwrap(); 
          print!("{}", String::from_utf8_lossy(&out.stdout).lines().skip(2).collect::<Vec<_>>().join("\n")); println!(); }
    }
}
