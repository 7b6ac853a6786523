using ClientCertAnalyzers.Engines.Guards;

namespace ClientCertAnalyzers.Tests.Engines.Guards;

/// <summary>One row for each expression: what it says when it is true.</summary>
public sealed class ClassifyTests
{
    [Theory]
    [InlineData("env.IsDevelopment()")]
    [InlineData("builder.Environment.IsDevelopment()")]
    [InlineData("HostEnvironmentEnvExtensions.IsDevelopment(env)")]
    [InlineData("(env.IsDevelopment())")]
    [InlineData("env?.IsDevelopment()")]
    [InlineData("env?.IsDevelopment() ?? false")]
    [InlineData("env?.IsDevelopment() == true")]
    [InlineData("env.IsEnvironment(\"Development\")")]
    [InlineData("env.IsEnvironment(\"local\")")]
    [InlineData("env.IsEnvironment(Environments.Development)")]
    [InlineData("env.EnvironmentName == \"Development\"")]
    [InlineData("\"Development\" == env.EnvironmentName")]
    [InlineData("env.EnvironmentName == Environments.Development")]
    [InlineData("env.EnvironmentName != \"Production\"")]
    [InlineData("env.EnvironmentName is \"Development\" or \"Local\"")]
    [InlineData("env.EnvironmentName.Equals(\"Development\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("string.Equals(env.EnvironmentName, \"development\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("env.EnvironmentName.ToLowerInvariant() == \"development\"")]
    [InlineData("Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\"")]
    [InlineData("Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\") == Environments.Development")]
    [InlineData("Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\")?.Equals(\"Development\")")]
    [InlineData("(Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") ?? \"Production\") == \"Development\"")]
    [InlineData("config[\"ASPNETCORE_ENVIRONMENT\"] == \"Development\"")]
    [InlineData("env.IsLocal()")]
    [InlineData("env.EnvironmentName == Far.Local")]
    public void DevelopmentCheck_IsDevelopment(string expression) => Assert.Equal(Condition.Development, GuardedCode.OfAtom(expression));

    [Theory]
    [InlineData("env.IsProduction()")]
    [InlineData("env.IsEnvironment(\"PRODUCTION\")")]
    [InlineData("env.EnvironmentName == \"Production\"")]
    [InlineData("env.EnvironmentName != Environments.Development")]
    [InlineData("string.Equals(env.EnvironmentName, Environments.Production)")]
    [InlineData("Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Production\"")]
    public void ProductionCheck_IsProduction(string expression) => Assert.Equal(Condition.Production, GuardedCode.OfAtom(expression));

    [Theory]
    [InlineData("flag")]
    [InlineData("options.Insecure")]
    [InlineData("_options.Insecure")]
    [InlineData("options.ValidateCertificates")]
    [InlineData("options.Maybe == true")]
    [InlineData("options.Maybe ?? false")]
    [InlineData("options.Maybe.GetValueOrDefault()")]
    [InlineData("options.Maybe!.Value")]
    [InlineData("options.Field")]
    [InlineData("config.GetValue<bool>(\"Tls:Insecure\")")]
    [InlineData("bool.Parse(config[\"Tls:Insecure\"]!)")]
    [InlineData("\"true\".Equals(config[\"Tls:Insecure\"])")]
    [InlineData("config[\"Tls:Insecure\"] == \"true\"")]
    [InlineData("config.GetSection(\"Tls\")[\"Insecure\"] is \"true\"")]
    [InlineData("AppContext.TryGetSwitch(\"Insecure\", out var on)")]
    [InlineData("Environment.GetEnvironmentVariable(\"INSECURE\") == \"1\"")]
    [InlineData("!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(\"INSECURE\"))")]
    [InlineData("Environment.GetCommandLineArgs().Contains(\"--insecure\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"INSECURE\") is not null")]
    [InlineData("config[\"Tls:Insecure\"]?.Equals(\"true\", StringComparison.OrdinalIgnoreCase) == true")]
    [InlineData("options?.Insecure == true")]
    [InlineData("Far.Instance.Insecure")]
    [InlineData("Debugger.IsAttached")]
    public void FlagFromOutside_IsSwitch(string expression) => Assert.Equal(Condition.Switch, GuardedCode.OfAtom(expression));

    [Theory]
    [InlineData("env.IsStaging()")]
    [InlineData("env.IsEnvironment(\"Staging\")")]
    [InlineData("env.IsEnvironment(options.Name)")]
    [InlineData("env.EnvironmentName == options.Name")]
    [InlineData("env.EnvironmentName == \"Staging\"")]
    [InlineData("env.ApplicationName == \"Development\"")]
    [InlineData("options.Name == \"Development\"")]
    [InlineData("Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Staging\"")]
    [InlineData("options.IsDevelopment()")]
    [InlineData("options.Connected")]
    [InlineData("options.Empty")]
    [InlineData("Flags.Constant")]
    [InlineData("Flags.Fixed")]
    [InlineData("true")]
    [InlineData("cert.HasPrivateKey")]
    [InlineData("cert.Archived")]
    [InlineData("http.Request.IsHttps")]
    [InlineData("OperatingSystem.IsWindows()")]
    [InlineData("config[\"Url\"] == null")]
    [InlineData("config[\"Url\"] is { } url")]
    [InlineData("string.IsNullOrEmpty(config[\"Url\"])")]
    [InlineData("config.GetSection(\"Tls\").Exists()")]
    [InlineData("Compute()")]
    [InlineData("DateTime.Now.Hour > 3")]
    public void AnythingElse_IsOther(string expression) => Assert.Equal(Condition.Other, GuardedCode.OfAtom(expression));

    [Theory]
    [InlineData("var dev = env.IsDevelopment(); Atom(dev);", "Development")]
    [InlineData("bool dev; dev = env.IsDevelopment(); Atom(dev);", "Development")]
    [InlineData("var dev = Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\"; Atom(dev);", "Development")]
    [InlineData("var staging = Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Staging\"; Atom(staging);", "Other")]
    [InlineData("var a = env.IsDevelopment(); var b = a; Atom(b);", "Development")]
    [InlineData("var dev = !env.IsProduction(); Atom(dev);", "Development")]
    [InlineData("var dev = env.IsDevelopment() && options.Insecure; Atom(dev);", "Development")]
    [InlineData("var dev = env.IsDevelopment() || options.Insecure; Atom(dev);", "Switch")]
    [InlineData("var name = env.EnvironmentName; Atom(name == \"Development\");", "Development")]
    [InlineData("var insecure = options.Insecure; Atom(insecure);", "Switch")]
    [InlineData("bool.TryParse(config[\"Insecure\"], out var insecure); Atom(insecure);", "Switch")]
    [InlineData("var text = Environment.GetEnvironmentVariable(\"INSECURE\"); Atom(text == \"1\");", "Switch")]
    [InlineData("var dev = env.IsDevelopment(); if (Compute()) dev = true; Atom(dev);", "Other")]
    [InlineData("var dev = env.IsDevelopment(); Change(ref dev); Atom(dev); void Change(ref bool b) => b = true;", "Other")]
    [InlineData("var dev = env.IsDevelopment(); (dev, var x) = (true, 1); Atom(dev);", "Other")]
    [InlineData("var dev = false; if (env.IsDevelopment()) dev = true; Atom(dev);", "Development")]
    [InlineData("flag = true; Atom(flag);", "Other")]
    [InlineData("foreach (var b in new[] { true, false }) Atom(b);", "Other")]
    [InlineData("object o = true; if (o is bool b) Atom(b);", "Other")]
    [InlineData("bool IsLocal() => env.IsEnvironment(\"Local\"); Atom(IsLocal());", "Development")]
    [InlineData("bool IsLocal() { return env.IsEnvironment(\"Local\"); } Atom(IsLocal());", "Development")]
    public void Local_StandsForItsValue(string statements, string expected) => Assert.Equal(expected, GuardedCode.AtomInFile($$"""
        public class Subject
        {
            public void Configure(IHostEnvironment env, Flags options, IConfiguration config, bool flag) { {{statements}} }
        }
        """).ToString());

    [Theory]
    [InlineData("private readonly bool _f = Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\";", "Development")]
    [InlineData("private readonly bool _f; public Subject(IHostEnvironment env) { _f = env.IsDevelopment(); }", "Development")]
    [InlineData("private readonly bool _f; public Subject(bool insecure) { this._f = insecure; }", "Switch")]
    [InlineData("private readonly bool _f = true;", "Other")]
    [InlineData("private const bool _f = true;", "Other")]
    [InlineData("private bool _f; public void Dispose() { if (!_f) { _f = true; } }", "Other")]
    [InlineData("private bool _f; public void Read(Flags flags) { _f = flags.Insecure; }", "Switch")]
    [InlineData("internal bool _f;", "Switch")]
    [InlineData("[Obsolete] private bool _f = false;", "Switch")]
    [InlineData("public bool _f { get; } = Compute();", "Other")]
    [InlineData("public bool _f { get; } public Subject(IHostEnvironment env) => _f = env.IsDevelopment();", "Development")]
    [InlineData("private IHostEnvironment _env = null!; private bool _f => _env.IsDevelopment();", "Development")]
    [InlineData("private IHostEnvironment _env = null!; private bool _f { get { return !_env.IsDevelopment(); } }", "Production")]
    public void Member_StandsForItsValue(string members, string expected) => Assert.Equal(expected, GuardedCode.AtomInFile($$"""
        public class Subject
        {
            {{members}}
            public void Configure() { Atom(_f); }
        }
        """).ToString());

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.IHostingEnvironment", "e.IsDevelopment()", "Development")]
    [InlineData("Microsoft.AspNetCore.Hosting.IHostingEnvironment", "e.IsProduction()", "Production")]
    [InlineData("Microsoft.AspNetCore.Hosting.IHostingEnvironment", "e.EnvironmentName == Microsoft.AspNetCore.Hosting.EnvironmentName.Development", "Development")]
    [InlineData("Microsoft.Extensions.Hosting.IHostingEnvironment", "Microsoft.Extensions.Hosting.HostingEnvironmentExtensions.IsDevelopment(e)", "Development")]
    public void LegacyHost_IsKnown(string type, string expression, string expected) => Assert.Equal(expected, GuardedCode.AtomInFile($$"""
        #pragma warning disable CS0618
        public class Subject { public void Configure({{type}} e) { Atom({{expression}}); } }
        """).ToString());

    [Theory]
    [InlineData("(s, cert, chain, errors) => Atom(options.Insecure)", "Switch")]
    [InlineData("(s, cert, chain, errors) => Atom(flag)", "Switch")]
    [InlineData("(s, cert, chain, errors) => Atom(env.IsDevelopment())", "Development")]
    [InlineData("(s, cert, chain, errors) => { var current = options; return Atom(current.Insecure); }", "Switch")]
    [InlineData("(s, cert, chain, errors) => { var dev = env.IsDevelopment(); return Atom(dev); }", "Development")]
    [InlineData("(s, cert, chain, errors) => Atom(captured)", "Switch")]
    [InlineData("(s, cert, chain, errors) => Atom(parsed)", "Switch")]
    [InlineData("delegate { return Atom(captured); }", "Switch")]
    [InlineData("(s, cert, chain, errors) => Atom(AppContext.TryGetSwitch(\"Insecure\", out var on) && on)", "Switch")]
    [InlineData("(s, cert, chain, errors) => Atom(staging)", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom(windows)", "Other")]
    [InlineData("(s, cert, chain, errors) => { once = !once; return Atom(once); }", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom(errors == SslPolicyErrors.None)", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom(cert!.HasPrivateKey)", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom(((Flags)s).Insecure)", "Other")]
    [InlineData("(s, cert, chain, errors) => { var own = (Flags)s; return Atom(own.Insecure); }", "Other")]
    [InlineData("(s, cert, chain, errors) => { var ok = chain!.Build(cert!); return Atom(ok); }", "Other")]
    [InlineData("(s, cert, chain, errors) => { var ok = true; return Atom(ok); }", "Other")]
    [InlineData("(s, cert, chain, errors) => { var ok = Compute(); return Atom(ok); }", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom(cert!.Thumbprint == config[\"Pin\"])", "Other")]
    [InlineData("(s, cert, chain, errors) => Atom((s as Flags)?.Insecure)", "Other")]
    [InlineData("(s, cert, chain, errors) => new[] { true }.Any(b => Atom(b))", "Other")]
    public void InsideACallback_ItsOwnValuesAreNoSwitches(string callback, string expected) => Assert.Equal(expected, GuardedCode.AtomInFile($$"""
        public class Subject
        {
            public Callback Configure(IHostEnvironment env, Flags options, IConfiguration config, bool flag, string[] args)
            {
                var captured = Compute();
                var staging = env.IsStaging();
                var windows = OperatingSystem.IsWindows();
                var once = Compute();
                var parsed = false;
                foreach (var arg in args) if (arg == "--insecure") parsed = true;
                return {{callback}};
            }
        }
        """).ToString());

    [Theory]
    [InlineData("bool Validate(object sender, X509Certificate2 cert, X509Chain chain, SslPolicyErrors errors) => Atom(_options.Insecure);", "Switch")]
    [InlineData("bool Check(X509Certificate2 cert, bool allowSelfSigned) => Atom(allowSelfSigned);", "Other")]
    [InlineData("bool Check(X509Certificate2 cert, Flags flags) => Atom(flags.Insecure);", "Other")]
    [InlineData("bool Check(MqttArgs args) => Atom(args.Trusted);", "Other")]
    [InlineData("bool Check(Flags flags) => Atom(flags.Insecure);", "Switch")]
    public void CallbackMethod_OwnsItsParameters(string method, string expected) => Assert.Equal(expected, GuardedCode.AtomInFile($$"""
        public class MqttArgs { public SslPolicyErrors Errors { get; set; } public bool Trusted { get; set; } }
        public class Subject(Flags options)
        {
            private readonly Flags _options = options;
            {{method}}
        }
        """).ToString());

    [Theory]
    [InlineData("Settings.IsLocal(env)")]
    [InlineData("new Settings(true).Insecure")]
    [InlineData("Settings.Fixed")]
    public void BodyInAnotherProject_IsOther(string expression) => Assert.Equal(Condition.Other, GuardedCode.AtomBesideProject(
        """
        public class Settings(bool insecure)
        {
            public static readonly bool Fixed = insecureByDefault();
            public bool Insecure { get; } = insecure;
            public static bool IsLocal(Microsoft.Extensions.Hosting.IHostEnvironment env) => env.EnvironmentName == "Local";
            static bool insecureByDefault() => false;
        }
        """,
        $$"""public class Subject { public void Use(IHostEnvironment env) { Atom({{expression}}); } }"""));

    [Fact]
    public void ArgumentsOfTheProgram_AreSwitches() =>
        Assert.Equal(Condition.Switch, GuardedCode.AtomInFile("var insecure = args.Contains(\"--insecure\"); Atom(insecure);"));

    [Theory]
    [InlineData("var a = a; Atom(a);")]
    [InlineData("bool a = !b; bool b = !a; Atom(a);")]
    [InlineData("bool a = a ? a : !a; a = a && a; Atom(a);")]
    [InlineData("Atom(missing.IsDevelopment());")]
    [InlineData("Atom(env.);")]
    [InlineData("Atom(Loop()); bool Loop() => Loop();")]
    [InlineData("Atom();")]
    public void BrokenCode_IsOther(string statements) => Assert.Equal(Condition.Other, GuardedCode.AtomInFile($$"""
        public class Subject { public void Configure(IHostEnvironment env) { {{statements}} } }
        """, broken: true));
}
