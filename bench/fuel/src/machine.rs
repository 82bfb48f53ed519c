//! A wasm module and a text for it to calls of its functions, each with the instructions that it took.

use wasmi::{
    CompilationMode, Config, Engine, ExternType, Instance, Linker, Module, Store, TypedFunc, Val,
    WasmParams, WasmResults,
};

/// Whatever goes wrong; it is printed and nothing more.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The module, running.
pub(crate) struct Machine {
    store: Store<()>,
    instance: Instance,
    /// The compiler that made it, such as `1.95.0 (59807616e 2026-04-14)`.
    pub(crate) compiler: String,
}

impl Machine {
    /// Starts the module and hands it the text.
    pub(crate) fn new(wasm: &[u8], text: &str) -> Result<Self> {
        let mut config = Config::default();
        config.consume_fuel(true);
        // All of it now, or a function's translation would count with its first call.
        config.compilation_mode(CompilationMode::Eager);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, wasm)?;
        let producers = module.custom_sections().find(|section| section.name() == "producers");
        let compiler = producers.and_then(|section| rustc(section.data())).unwrap_or_default();
        let mut linker = Linker::new(&engine);
        for import in module.imports() {
            // What wasm-bindgen's tool takes out; nothing calls it.
            let ExternType::Func(kind) = import.ty() else {
                return Err(format!("it imports {}, which is no function", import.name()).into());
            };
            let unused = |_: wasmi::Caller<'_, ()>, _: &[Val], _: &mut [Val]| {
                Err(wasmi::Error::new("an import was called"))
            };
            linker.func_new(import.module(), import.name(), kind.clone(), unused)?;
        }
        let mut store = Store::new(&engine, ());
        store.set_fuel(u64::MAX)?;
        let instance = linker.instantiate_and_start(&mut store, &module)?;
        let hand = function::<u32, ()>(&store, instance, "hand")?;
        for byte in text.bytes() {
            store.set_fuel(u64::MAX)?;
            hand.call(&mut store, byte.into())?;
        }
        Ok(Self { store, instance, compiler })
    }

    /// Makes a new verifier: the instructions that it took.
    pub(crate) fn verifier(&mut self) -> Result<u64> {
        let verifier = function::<(), u32>(&self.store, self.instance, "verifier")?;
        self.store.set_fuel(u64::MAX)?;
        match verifier.call(&mut self.store, ())? {
            1 => Ok(u64::MAX - self.store.get_fuel()?),
            _ => Err("the policy makes no sense".into()),
        }
    }

    /// Verifies so many certificates from `first` on, which have to be valid: the instructions that it took.
    pub(crate) fn verify(&mut self, first: usize, count: usize) -> Result<u64> {
        self.run(first, count, false)
    }

    /// The same, in brief.
    pub(crate) fn brief(&mut self, first: usize, count: usize) -> Result<u64> {
        self.run(first, count, true)
    }

    fn run(&mut self, first: usize, count: usize, brief: bool) -> Result<u64> {
        let (first, count) = (u32::try_from(first)?, u32::try_from(count)?);
        let verify = function::<(u32, u32, u32), u32>(&self.store, self.instance, "verify")?;
        self.store.set_fuel(u64::MAX)?;
        match verify.call(&mut self.store, (first, count, brief.into()))? {
            valid if valid == count => Ok(u64::MAX - self.store.get_fuel()?),
            valid => Err(format!("of {count} certificates, {valid} are valid").into()),
        }
    }
}

/// An exported function. To its name wasm-bindgen has added a hash, which its tool takes off again.
fn function<P: WasmParams, R: WasmResults>(
    store: &Store<()>,
    instance: Instance,
    name: &str,
) -> Result<TypedFunc<P, R>> {
    let hashed = |export: &str| export.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
    let export = instance.exports(store).find(|export| hashed(export.name()));
    let function =
        export.and_then(wasmi::Export::into_func).ok_or_else(|| format!("it has no {name}"))?;
    Ok(function.typed(store)?)
}

/// The version of `rustc` in a module's section `producers`: name and version, each after its length in one byte.
fn rustc(section: &[u8]) -> Option<String> {
    const NAME: &[u8] = b"\x05rustc";
    let at = section.windows(NAME.len()).position(|bytes| bytes == NAME)? + NAME.len();
    let (length, rest) = section.get(at..)?.split_first()?;
    Some(String::from_utf8_lossy(rest.get(..usize::from(*length))?).into_owned())
}
