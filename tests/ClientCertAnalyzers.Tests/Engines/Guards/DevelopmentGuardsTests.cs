using ClientCertAnalyzers.Engines.Guards;

namespace ClientCertAnalyzers.Tests.Engines.Guards;

/// <summary>One row for each way to put <c>Here()</c> behind something. The parameters are those of <see cref="GuardedCode.InMethod"/>.</summary>
public sealed class DevelopmentGuardsTests
{
    [Theory]
    [InlineData("if (env.IsDevelopment()) Here();")]
    [InlineData("if (env.IsDevelopment()) { Here(); }")]
    [InlineData("if (!env.IsDevelopment()) { } else { Here(); }")]
    [InlineData("if (!env.IsProduction()) Here();")]
    [InlineData("if (env.IsProduction()) { } else Here();")]
    [InlineData("if (env.IsDevelopment() is true) Here();")]
    [InlineData("if (env.IsProduction() is false) Here();")]
    [InlineData("if (env.IsProduction() == false) Here();")]
    [InlineData("if (env.IsDevelopment() && Here()) { }")]
    [InlineData("if (env.IsDevelopment() && flag) Here();")]
    [InlineData("if (flag && env.IsDevelopment()) Here();")]
    [InlineData("if (flag & env.IsDevelopment()) Here();")]
    [InlineData("if (env.IsDevelopment() || env.IsEnvironment(\"Local\")) Here();")]
    [InlineData("if (!(env.IsProduction() || flag)) Here();")]
    [InlineData("if (env.IsDevelopment() ? true : env.IsEnvironment(\"Local\")) Here();")]
    [InlineData("if (env.IsDevelopment()) { foreach (var c in \"x\") { using (File.OpenRead(\"x\")) { Here(); } } }")]
    [InlineData("if (env.IsDevelopment()) { } else if (env.IsProduction()) { } else Here();")]
    [InlineData("if (flag) { if (env.IsDevelopment()) Here(); }")]
    [InlineData("if (env.IsDevelopment()) { if (flag) Here(); }")]
    [InlineData("var dev = env.IsDevelopment(); if (dev) Here();")]
    [InlineData("var release = !env.IsDevelopment(); if (!release) Here();")]
    [InlineData("var x = env.IsDevelopment() ? Here() : false;")]
    [InlineData("var x = env.IsProduction() ? false : Here();")]
    [InlineData("var x = env.IsDevelopment() && Here();")]
    [InlineData("var x = env.IsProduction() || Here();")]
    [InlineData("var x = (env.IsDevelopment() ? null : new object()) ?? Here();")]
    [InlineData("var x = env.EnvironmentName switch { \"Development\" => Here(), _ => false };")]
    [InlineData("var x = env.EnvironmentName switch { \"Development\" or \"Local\" => Here(), _ => false };")]
    [InlineData("var x = env.EnvironmentName switch { \"Production\" => false, _ => Here() };")]
    [InlineData("var x = env.IsDevelopment() switch { true => Here(), false => false };")]
    [InlineData("var x = flag switch { _ when env.IsDevelopment() => Here(), _ => false };")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Local\": Here(); break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Production\": break; default: Here(); break; }")]
    [InlineData("switch (env.IsDevelopment()) { case true: Here(); break; }")]
    [InlineData("switch (options.Name) { case \"a\" when env.IsDevelopment(): Here(); break; }")]
    [InlineData("switch (options.Name) { case \"a\": if (!env.IsDevelopment()) break; Here(); break; }")]
    [InlineData("try { } catch when (env.IsDevelopment()) { Here(); }")]
    [InlineData("if (true == env.IsDevelopment()) Here();")]
    [InlineData("if (false != env.IsDevelopment()) Here();")]
    [InlineData("if (env.IsProduction() != true) Here();")]
    [InlineData("if (env.IsDevelopment() is not false) Here();")]
    public void BranchOfADevelopmentCheck_IsDevelopment(string statements) => Assert.Equal(Guard.Development, GuardedCode.InMethod(statements));

    [Theory]
    [InlineData("if (!env.IsDevelopment()) return; Here();")]
    [InlineData("if (!env.IsDevelopment()) { Console.WriteLine(); return; } Console.WriteLine(); Here();")]
    [InlineData("if (env.IsProduction()) throw new InvalidOperationException(); Here();")]
    [InlineData("if (env.IsDevelopment()) { } else return; Here();")]
    [InlineData("if (env.IsDevelopment()) { Console.WriteLine(); } else { throw new InvalidOperationException(); } Here();")]
    [InlineData("if (!env.IsDevelopment()) { if (flag) return; else throw new InvalidOperationException(); } Here();")]
    [InlineData("if (!env.IsDevelopment()) return; if (flag) { Here(); }")]
    [InlineData("if (!env.IsDevelopment() || flag) return; Here();")]
    [InlineData("foreach (var c in \"x\") { if (env.IsProduction()) continue; Here(); }")]
    [InlineData("while (true) { if (env.IsProduction()) break; Here(); }")]
    [InlineData("if (!env.IsDevelopment()) return; Action later = () => Here();")]
    public void AfterAnEarlyReturn_IsDevelopment(string statements) => Assert.Equal(Guard.Development, GuardedCode.InMethod(statements));

    [Theory]
    [InlineData("Here();")]
    [InlineData("if (!env.IsDevelopment()) Here();")]
    [InlineData("if (env.IsDevelopment()) { } else Here();")]
    [InlineData("if (env.IsProduction()) Here();")]
    [InlineData("if (env.IsStaging()) Here();")]
    [InlineData("if (!env.IsStaging()) Here();")]
    [InlineData("if (env.IsDevelopment() || Compute()) Here();")]
    [InlineData("if (!(env.IsProduction() && Compute())) Here();")]
    [InlineData("if (env.IsDevelopment()) return; Here();")]
    [InlineData("if (!env.IsProduction()) throw new InvalidOperationException(); Here();")]
    [InlineData("if (!env.IsDevelopment()) { if (Compute()) return; } Here();")]
    [InlineData("if (!env.IsDevelopment()) Console.WriteLine(); Here();")]
    [InlineData("Here(); if (!env.IsDevelopment()) return;")]
    [InlineData("{ if (!env.IsDevelopment()) throw new InvalidOperationException(); } Here();")]
    [InlineData("foreach (var c in \"x\") { if (env.IsProduction()) break; } Here();")]
    [InlineData("while (Compute()) { if (env.IsProduction()) { foreach (var c in \"x\") { break; } } Here(); }")]
    [InlineData("Later(); if (!env.IsDevelopment()) return; void Later() => Here();")]
    [InlineData("if (Compute()) goto end; if (!env.IsDevelopment()) return; end: Console.WriteLine(); Here();")]
    [InlineData("if (!env.IsDevelopment()) goto end; return; end: Here();")]
    [InlineData("if (env.IsDevelopment()) { Console.WriteLine(); } Here();")]
    [InlineData("if (Here() && env.IsDevelopment()) { }")]
    [InlineData("var x = env.IsDevelopment() || Here();")]
    [InlineData("var x = env.IsDevelopment() ? false : Here();")]
    [InlineData("var x = env.EnvironmentName switch { \"Development\" => false, _ => Here() };")]
    [InlineData("var x = env.EnvironmentName switch { \"Production\" => Here(), _ => false };")]
    [InlineData("var x = env.EnvironmentName switch { \"Production\" when Compute() => false, _ => Here() };")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": break; default: Here(); break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Production\": Here(); break; }")]
    [InlineData("if (options.IsDevelopment()) Here();")]
    [InlineData("if (options.Name == \"Development\") Here();")]
    [InlineData("if (OperatingSystem.IsWindows()) Here();")]
    [InlineData("if (Flags.Constant) Here();")]
    [InlineData("if (Flags.Fixed) Here();")]
    [InlineData("if (true) Here();")]
    [InlineData("var dev = env.IsDevelopment(); dev = true; if (dev) Here();")]
    [InlineData("var url = config[\"Url\"]; if (url == null) throw new InvalidOperationException(); Here();")]
    [InlineData("var token = Environment.GetEnvironmentVariable(\"TOKEN\"); if (string.IsNullOrEmpty(token)) throw new InvalidOperationException(); Here();")]
    [InlineData("if (!flag) throw new ArgumentException(); Here();")]
    [InlineData("do { Here(); } while (env.IsDevelopment());")]
    [InlineData("if (env.EnvironmentName is not { }) Here();")]
    [InlineData("if (env.EnvironmentName is var name) Here();")]
    [InlineData("var dev = env.IsDevelopment(); ref var alias = ref dev; alias = true; if (dev) Here();")]
    [InlineData("var dev = env.IsDevelopment(); (dev, (var x, _)) = (true, (1, 2)); if (dev) Here();")]
    [InlineData("var dev = env.IsDevelopment(); (int, (bool, int)) all = (1, (true, 2)); (_, (dev, _)) = all; if (dev) Here();")]
    public void Unguarded_IsNone(string statements) => Assert.Equal(Guard.None, GuardedCode.InMethod(statements));

    [Theory]
    [InlineData("if (options.Insecure) Here();")]
    [InlineData("if (!options.ValidateCertificates) Here();")]
    [InlineData("if (options.ValidateCertificates) { } else Here();")]
    [InlineData("if (options.ValidateCertificates) return; Here();")]
    [InlineData("if (options.Maybe == true) Here();")]
    [InlineData("if (options.Maybe ?? false) Here();")]
    [InlineData("if (flag) Here();")]
    [InlineData("if (flag && Compute()) Here();")]
    [InlineData("if (flag || options.Insecure) Here();")]
    [InlineData("if (flag || env.IsDevelopment()) Here();")]
    [InlineData("if (!env.IsDevelopment() && options.Insecure) Here();")]
    [InlineData("if (!env.IsDevelopment()) { if (options.Insecure) Here(); }")]
    [InlineData("var x = options.Insecure && Here();")]
    [InlineData("var x = options.Insecure ? Here() : false;")]
    [InlineData("if (config.GetValue<bool>(\"Insecure\")) Here();")]
    [InlineData("if (bool.TryParse(config[\"Insecure\"], out var insecure) && insecure) Here();")]
    [InlineData("if (AppContext.TryGetSwitch(\"Insecure\", out var on) && on) Here();")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"INSECURE\") == \"1\") Here();")]
    [InlineData("if (Debugger.IsAttached) Here();")]
    [InlineData("switch (options.Insecure) { case true: Here(); break; }")]
    public void Switch_IsOptIn(string statements) => Assert.Equal(Guard.OptIn, GuardedCode.InMethod(statements));

    [Theory]
    [InlineData("if (env.IsDevelopment()) services.AddHttpClient(\"x\").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { UseProxy = Here() });", "Development")]
    [InlineData("services.AddHttpClient(\"x\").ConfigurePrimaryHttpMessageHandler(() => { if (env.IsDevelopment()) Here(); return handler; });", "Development")]
    [InlineData("services.AddHttpClient(\"x\").ConfigurePrimaryHttpMessageHandler(sp => { var e = sp.GetRequiredService<IHostEnvironment>(); if (e.IsDevelopment()) Here(); return handler; });", "Development")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? (_, _, _, _) => Here() : null;", "Development")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, e) => env.IsDevelopment() || e == SslPolicyErrors.None && Here();", "None")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, e) => { if (options.Insecure) return Here(); return e == SslPolicyErrors.None; };", "OptIn")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, c, _, e) => { if (c!.HasPrivateKey) return Here(); return e == SslPolicyErrors.None; };", "None")]
    [InlineData("if (options.Insecure) handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => Here();", "OptIn")]
    public void Lambda_IsGuardedFromOutside(string statements, string expected) => Assert.Equal(expected, GuardedCode.InMethod(statements).ToString());

    [Theory]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); if (app.Environment.IsDevelopment()) { Here(); }", "Development")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); if (!app.Environment.IsDevelopment()) return; Here();", "Development")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); var dev = app.Environment.IsDevelopment(); if (dev) Trust(); void Trust() => Here();", "Development")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); Trust(); if (app.Environment.IsDevelopment()) Trust(); void Trust() => Here();", "None")]
    [InlineData("var insecure = false; foreach (var arg in args) { if (arg == \"--insecure\") insecure = true; } if (insecure) Here();", "OptIn")]
    [InlineData("if (args.Length > 0 && args[0] == \"--insecure\") Here();", "OptIn")]
    public void Program_IsLikeAMethod(string program, string expected) => Assert.Equal(expected, GuardedCode.InFile(program).ToString());

    [Theory]
    [InlineData("bool _done; void Use() { if (!_done) Here(); _done = true; }", "None")]
    [InlineData("bool _done; void Use() { if (_done) Here(); _done = true; }", "None")]
    [InlineData("bool _verify = true; void Set(Flags f) => _verify = f.ValidateCertificates; void Use() { if (!_verify) Here(); }", "OptIn")]
    [InlineData("bool _verify = true; void Set(Flags f) => _verify = f.ValidateCertificates; void Use() { if (_verify) Here(); }", "None")]
    [InlineData("bool _dev; void Set(IHostEnvironment env) { if (env.IsDevelopment()) _dev = true; } void Use() { if (_dev) Here(); }", "Development")]
    [InlineData("readonly bool _dev = false; void Use() { if (_dev) Here(); }", "Development")]
    [InlineData("readonly bool _dev = true; void Use() { if (_dev) Here(); }", "None")]
    public void Field_IsAsGoodAsItsWrites(string members, string expected) =>
        Assert.Equal(expected, GuardedCode.InFile($"public class Subject {{ {members} }}").ToString());

    [Fact]
    public void FlagThatIsNeverSet_CountsAsGuarded() =>
        Assert.Equal(Guard.Development, GuardedCode.InMethod("var debug = false;\n#if DEBUG\ndebug = true;\n#endif\nif (debug) Here();"));

    [Theory]
    [InlineData("if (env.) Here();")]
    [InlineData("if (missing.IsDevelopment()) Here();")]
    [InlineData("switch (env.EnvironmentName) { case : Here(); }")]
    [InlineData("var x = env.EnvironmentName switch { => Here() };")]
    [InlineData("bool a = b, b = a; if (a) Here();")]
    [InlineData("bool a = a; if (!a) a = !a; if (a) Here();")]
    [InlineData("bool a = Compute(), b = Compute(); if (a) b = true; if (b) a = true; if (!a) b = false; if (a && b) Here();")]
    [InlineData("Trust(); void Trust() { Here(); Trust(); }")]
    [InlineData("void A() { B(); Here(); } void B() => A();")]
    [InlineData("} public void Other() { Here();")]
    [InlineData("return; Here(); if (")]
    public void BrokenOrCircularCode_DoesNotThrow(string statements) =>
        Assert.Equal(Guard.None, GuardedCode.InFile($$"""
            public class Subject { public void Configure(IHostEnvironment env) { {{statements}} } }
            """, broken: true));

    [Fact]
    public void MissingParenthesis_IsNoReasonToMissTheGuard() => Assert.Equal(Guard.Development, GuardedCode.InFile("""
        public class Subject { public void Configure(IHostEnvironment env) { if (env.IsDevelopment() { Here(); } }
        """, broken: true));

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void DeepNesting_Ends(int depth)
    {
        var blocks = string.Concat(Enumerable.Repeat("if (Compute()) {", depth)) + "Here();" + new string('}', depth);
        var operators = "if (" + string.Join(" && ", Enumerable.Repeat("(Compute() ? Compute() : flag)", depth)) + ") Here();";
        var negations = $"if ({string.Concat(Enumerable.Repeat("!(", depth))}Compute(){new string(')', depth)}) Here();";

        Assert.Equal(Guard.None, GuardedCode.InMethod(blocks));
        Assert.Equal(Guard.None, GuardedCode.InMethod(operators));
        Assert.Equal(Guard.None, GuardedCode.InMethod(negations));
    }
}
