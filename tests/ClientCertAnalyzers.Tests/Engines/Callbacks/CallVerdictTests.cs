namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

/// <summary>Helpers, delegates and members that a callback leads to.</summary>
public class CallVerdictTests
{
    [Theory]
    // source helpers
    [InlineData("Check(e)", "static bool Check(SslPolicyErrors x) => x == None;", "ARRRRRRR")]
    [InlineData("Check(e)", "static bool Check(SslPolicyErrors x) { return true; }", "AAAAAAAA")]
    [InlineData("Check(y: e, x: 1)", "static bool Check(int x, SslPolicyErrors y) => y == None;", "ARRRRRRR")]
    [InlineData("Check()", "static bool Check(SslPolicyErrors x = None) => x == None;", "AAAAAAAA")]
    [InlineData("Outer(e)", "static bool Outer(SslPolicyErrors x) => Inner(x, true); static bool Inner(SslPolicyErrors x, bool y) => y && x == None;", "ARRRRRRR")]
    [InlineData("e.IsFine()", "", "ARRRRRRR")]
    [InlineData("Other.Check(e)", "", "ARRRRRRR")]
    [InlineData("new Other().Instance(e)", "", "ARRRRRRR")]
    [InlineData("Generic(e)", "static bool Generic<T>(T x) => true;", "AAAAAAAA")]
    [InlineData("Generic<SslPolicyErrors>(e)", "static bool Generic<T>(T x) where T : struct => x.Equals(default(T));", "????????")]
    [InlineData("Check(in e)", "static bool Check(in SslPolicyErrors x) => x == None;", "ARRRRRRR")]
    [InlineData("Check(e, __arglist(1))", "static bool Check(SslPolicyErrors x, __arglist) => x == None;", "ARRRRRRR")]
    [InlineData("Later(e).Result", "static async Task<bool> Later(SslPolicyErrors x) { await Task.Yield(); return true; }", "????????")]
    [InlineData("Steps().All(x => x)", "static IEnumerable<bool> Steps() { yield return false; }", "????????")]
    [InlineData("{ Note(e); return e == None; }", "static void Note(SslPolicyErrors x) { if (x == None) return; Unknown(x); }", "ARRRRRRR")]
    // recursion and depth end in unknown
    [InlineData("Loop(e)", "static bool Loop(SslPolicyErrors x) => Loop(x);", "????????")]
    [InlineData("Ping(e)", "static bool Ping(SslPolicyErrors x) => x == None || Pong(x); static bool Pong(SslPolicyErrors x) => Ping(x);", "A???????")]
    [InlineData("H0(e)", "static bool H0(SslPolicyErrors x)=>H1(x); static bool H1(SslPolicyErrors x)=>H2(x); static bool H2(SslPolicyErrors x)=>H3(x); static bool H3(SslPolicyErrors x)=>H4(x); static bool H4(SslPolicyErrors x)=>x==None;", "ARRRRRRR")]
    [InlineData("H0(e)", "static bool H0(SslPolicyErrors x)=>H1(x)&&H1(x); static bool H1(SslPolicyErrors x)=>H2(x)&&H2(x); static bool H2(SslPolicyErrors x)=>H3(x)&&H3(x); static bool H3(SslPolicyErrors x)=>x==None;", "ARRRRRRR")]
    [InlineData("H0(e)", "static bool H0(SslPolicyErrors x)=>H1(x); static bool H1(SslPolicyErrors x)=>H2(x); static bool H2(SslPolicyErrors x)=>H3(x); static bool H3(SslPolicyErrors x)=>H4(x); static bool H4(SslPolicyErrors x)=>H5(x); static bool H5(SslPolicyErrors x)=>H6(x); static bool H6(SslPolicyErrors x)=>H7(x); static bool H7(SslPolicyErrors x)=>x==None;", "ARRRRRRR")]
    [InlineData("H0(e)", "static bool H0(SslPolicyErrors x)=>H1(x); static bool H1(SslPolicyErrors x)=>H2(x); static bool H2(SslPolicyErrors x)=>H3(x); static bool H3(SslPolicyErrors x)=>H4(x); static bool H4(SslPolicyErrors x)=>H5(x); static bool H5(SslPolicyErrors x)=>H6(x); static bool H6(SslPolicyErrors x)=>H7(x); static bool H7(SslPolicyErrors x)=>H8(x); static bool H8(SslPolicyErrors x)=>x==None;", "????????")]
    // what a derived class may change is unknown
    [InlineData("Virtual(e)", "protected virtual bool Virtual(SslPolicyErrors x) => true;", "????????")]
    [InlineData("Sealed(e)", "private bool Sealed(SslPolicyErrors x) => x == None;", "ARRRRRRR")]
    [InlineData("Judge.Decide(c)", "interface IJudge { bool Decide(object? c); } IJudge Judge = null!;", "????????")]
    [InlineData("Judge.Decide(c)", "interface IJudge { bool Decide(object? c) => true; } IJudge Judge = null!;", "????????")]
    [InlineData("new Strict().Check(e)", "class Lax { public virtual bool Check(SslPolicyErrors x) => true; } sealed class Strict : Lax { public override bool Check(SslPolicyErrors x) => x == None; }", "ARRRRRRR")]
    [InlineData("new Strict().Check(e)", "class Lax { public virtual bool Check(SslPolicyErrors x) => true; } class Strict : Lax { public sealed override bool Check(SslPolicyErrors x) => x == None; }", "ARRRRRRR")]
    [InlineData("new Strict().Check(e)", "class Lax { public virtual bool Check(SslPolicyErrors x) => true; } class Strict : Lax { public override bool Check(SslPolicyErrors x) => x == None; }", "????????")]
    [InlineData("new Strict().Lies()", "class Lax { protected virtual bool Yes => true; } class Strict : Lax { protected override bool Yes => false; public bool Lies() => base.Yes; }", "AAAAAAAA")]
    [InlineData("Yes", "protected virtual bool Yes => true;", "????????")]
    [InlineData("Extern(e)", "[System.Runtime.InteropServices.DllImport(\"x\")] static extern bool Extern(SslPolicyErrors x);", "????????")]
    // helpers that throw
    [InlineData("{ Ensure(e); return true; }", "static void Ensure(SslPolicyErrors x) { if (x != None) throw new Exception(); }", "ARRRRRRR")]
    [InlineData("{ Ensure(c); return true; }", "static void Ensure(object? x) { if (x is null) throw new Exception(); }", "????????")]
    [InlineData("{ Fail(); return true; }", "static void Fail() => throw new Exception();", "RRRRRRRR")]
    [InlineData("{ if (e != None) Fail(); return true; }", "static void Fail() => throw new Exception();", "ARRRRRRR")]
    [InlineData("{ return Unknown(c) || Fail(); }", "static bool Fail() => throw new Exception();", "????????")]
    [InlineData("{ Judge.Ensure((X509Certificate2)c!); return true; }", "interface IJudge { void Ensure(X509Certificate2 c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ Logger.Write(c); return true; }", "interface ILogger { void Write(object? c); } ILogger Logger = null!;", "AAAAAAAA")]
    [InlineData("{ var copy = new X509Certificate2(c!.GetRawCertData()); Judge.Ensure(copy); return true; }", "interface IJudge { void Ensure(X509Certificate2 c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ var token = new Token(new X509Certificate2(c!)); Judge.Ensure(token); return true; }", "class Token(X509Certificate2 c) { public X509Certificate2 C => c; } interface IJudge { object Ensure(Token c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ new Token(c!); return true; }", "class Token { public Token(X509Certificate c) { if (c.Subject == \"\") throw new Exception(); } }", "????????")]
    [InlineData("{ var x = Unknown(c) ? c : null; Judge.Ensure(x); return true; }", "interface IJudge { void Ensure(X509Certificate? c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ var x = Unknown(s) ? null : c; Judge.Ensure(x); return true; }", "interface IJudge { void Ensure(X509Certificate? c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ var x = Unknown(s) ? Own1 : Own2; Judge.Ensure(x); return true; }", "interface IJudge { void Ensure(X509Certificate? c); } IJudge Judge = null!; X509Certificate? Own1, Own2;", "AAAAAAAA")]
    [InlineData("{ var x = Unknown(s) ? Own1 : null; Judge.Ensure(x); return true; }", "interface IJudge { void Ensure(X509Certificate? c); } IJudge Judge = null!; X509Certificate? Own1;", "AAAAAAAA")]
    [InlineData("{ if (c is X509Certificate2 own) Judge.Ensure(own); return true; }", "interface IJudge { void Ensure(X509Certificate2 c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (c is { } own) Judge.Ensure(own); return true; }", "interface IJudge { void Ensure(X509Certificate c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (c is not { } own) return false; Judge.Ensure(own); return true; }", "interface IJudge { void Ensure(X509Certificate c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (Unknown(s) && c is { } own) Judge.Ensure(own); return true; }", "interface IJudge { void Ensure(X509Certificate c); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (ch is { ChainElements: { } all }) Judge.Ensure(all); return true; }", "interface IJudge { void Ensure(X509ChainElementCollection x); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (ch is { ChainStatus: [var first, ..] all }) Judge.Ensure(all); return true; }", "interface IJudge { void Ensure(X509ChainStatus[] x); } IJudge Judge = null!;", "????????")]
    [InlineData("{ if (ch is { ChainPolicy.RevocationMode: var mode }) Judge.Note(mode); return true; }", "interface IJudge { void Note(X509RevocationMode x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ if (Environment.GetCommandLineArgs() is { Length: 1 } own) Judge.Note(own); return true; }", "interface IJudge { void Note(string[] x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ if (Thread.CurrentThread is { CurrentCulture: { } culture }) Judge.Note(culture); return true; }", "interface IJudge { void Note(System.Globalization.CultureInfo x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Note((Exception)s); return true; }", "interface IJudge { void Note(Exception x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Note(ch!.ChainStatus.Length); return true; }", "interface IJudge { void Note(int x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Note(new Token()); return true; }", "class Token { } interface IJudge { void Note(Token x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Note(Judge.Make()); return true; }", "class Token { } interface IJudge { void Note(Token x); Token Make(); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Ensure(Tuple.Create(c, 1)); return true; }", "interface IJudge { void Ensure(Tuple<X509Certificate?, int> x); } IJudge Judge = null!;", "????????")]
    [InlineData("{ new Token(c!, ch!); return true; }", "class Token { public Token(X509Certificate c, X509Chain ch) { if (c.Subject == \"\") throw new Exception(); } }", "????????")]
    [InlineData("{ Native(__arglist(c)); return true; }", "static extern void Native(__arglist);", "AAAAAAAA")]
    [InlineData("{ Fail().Flag = true; return true; }", "static C Fail() => throw new Exception(); bool Flag;", "RRRRRRRR")]
    [InlineData("{ var x = Fail()?.Flag; return true; }", "static C? Fail() => throw new Exception(); bool Flag;", "RRRRRRRR")]
    [InlineData("{ Ensure(e); return true; }", "static void Ensure(SslPolicyErrors x) { if (Unknown(x)) Ensure(x); }", "????????")]
    [InlineData("Spin()", "static bool Spin() { while (true) { } }", "????????")]
    [InlineData("{ Judge.Note(c!.Subject); return true; }", "interface IJudge { void Note(string c); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("{ Missing(c); return true; }", "", "????????")]
    [InlineData("{ Logger.Write(\"{0}\", c); return true; }", "interface ILogger { void Write(string text, params object?[] values); } ILogger Logger = null!;", "AAAAAAAA")]
    [InlineData("{ Logger.Write(c); return true; }", "interface ILogger { void Write<T>(T value); } ILogger Logger = null!;", "AAAAAAAA")]
    [InlineData("{ Logger.Write(c!); return true; }", "interface ILogger { void Write(params X509Certificate[] values); } ILogger Logger = null!;", "????????")]
    [InlineData("{ Log2(c!); return true; }", "Action<object> Log2 = null!;", "AAAAAAAA")]
    [InlineData("{ Judge.Ensure(c!); return true; }", "interface IJudge<T> { void Ensure(T value); } IJudge<X509Certificate> Judge = null!;", "????????")]
    [InlineData("{ Action<X509Certificate?> check = new Lax().Ensure; check(c); return true; }", "class Lax { public virtual void Ensure(X509Certificate? x) { } }", "????????")]
    [InlineData("{ Func<bool> check = e.IsFine; return check(); }", "", "????????")]
    [InlineData("{ Func<SslPolicyErrors, bool> check = \"\".Fits; return check(e); }", "", "ARRRRRRR")]
    [InlineData("{ Judge(c!); return true; }", "Action<X509Certificate> Judge = null!;", "????????")]
    [InlineData("{ GC.KeepAlive(c); return true; }", "", "AAAAAAAA")]
    [InlineData("{ Action<X509Certificate?> check = Ensure; check(c); return true; }", "static void Ensure(X509Certificate? x) { if (x == null) throw new Exception(); }", "????????")]
    // ref and out of helpers
    [InlineData("{ Set(out var ok); return ok; }", "static void Set(out bool ok) { ok = true; }", "????????")]
    [InlineData("{ var x = e; return Both(ref x, ref x); }", "static bool Both(ref SslPolicyErrors a, ref SslPolicyErrors b) { a = None; return b == None; }", "????????")]
    [InlineData("{ var x = e; Clear(ref x); return x == None; }", "static void Clear(ref SslPolicyErrors x) { x = None; }", "????????")]
    // members
    [InlineData("Yes", "static bool Yes => true;", "AAAAAAAA")]
    [InlineData("Yes", "static bool Yes { get { return true; } }", "AAAAAAAA")]
    [InlineData("Yes", "static bool Yes { get; } = true;", "AAAAAAAA")]
    [InlineData("Yes", "static bool Yes { get; set; } = true;", "????????")]
    [InlineData("Yes", "static readonly bool Yes = true;", "AAAAAAAA")]
    [InlineData("Yes", "static bool Yes = true;", "????????")]
    [InlineData("Yes", "const bool Yes = true;", "AAAAAAAA")]
    [InlineData("Yes", "static readonly bool Yes = true; static C() { Yes = Environment.TickCount > 1; }", "????????")]
    [InlineData("Yes", "readonly bool Yes = true; public C(bool yes) { Yes = yes; }", "AAAAAAAA")]
    [InlineData("Yes", "readonly bool Yes = true; public C(int other) { }", "AAAAAAAA")]
    [InlineData("(e & ~Tolerated) == 0", "static readonly SslPolicyErrors Tolerated = RemoteCertificateChainErrors | RemoteCertificateNameMismatch;", "ARARARAR")]
    [InlineData("(e & ~Tolerated) == 0", "const SslPolicyErrors Tolerated = RemoteCertificateChainErrors;", "ARRRARRR")]
    [InlineData("Yes", "readonly bool Yes = true; public extern C();", "????????")]
    [InlineData("Yes", "static readonly bool Yes = true; public C() { _ = Yes; }", "AAAAAAAA")]
    [InlineData("Yes", "readonly bool Yes = true; static C() { }", "AAAAAAAA")]
    [InlineData("Yes", "static readonly bool Yes = Fail(); static bool Fail() => throw new Exception();", "????????")]
    [InlineData("Y0", "static readonly bool Y0=Y1, Y1=Y2, Y2=Y3, Y3=Y4, Y4=Y5, Y5=Y6, Y6=Y7, Y7=true;", "AAAAAAAA")]
    [InlineData("Y0", "static readonly bool Y0=Y1, Y1=Y2, Y2=Y3, Y3=Y4, Y4=Y5, Y5=Y6, Y6=Y7, Y7=Y8, Y8=Y9, Y9=true;", "????????")]
    [InlineData("new C().Yes", "readonly bool Yes = true;", "AAAAAAAA")]
    [InlineData("this[e]", "bool this[SslPolicyErrors x] => x == None;", "????????")]
    [InlineData("Yes", "static bool Yes { set { } }", "????????")]
    [InlineData("Yes", "static readonly bool Yes;", "????????")]
    [InlineData("Own.Yes", "class Lax { public virtual bool Yes => true; } static readonly Lax Own = new();", "????????")]
    [InlineData("new Made(1).Yes", "class Made(int number) { public readonly bool Yes = number > 0; }", "????????")]
    [InlineData("new Made(1).Yes", "class Made { public readonly bool Yes = true; public Made() { } public Made(int number) => Yes = number > 0; }", "????????")]
    [InlineData("Yes && Yes", "static readonly bool Yes = true;", "AAAAAAAA")]
    [InlineData("{ var x = Make().Flag; return true; }", "static C Make() => throw new Exception(); bool Flag;", "RRRRRRRR")]
    [InlineData("{ Judge.Ensure(ch!.ChainElements); return true; }", "interface IJudge { void Ensure(X509ChainElementCollection x); } IJudge Judge = null!;", "????????")]
    [InlineData("{ Judge.Ensure(Thread.CurrentThread.CurrentCulture); return true; }", "interface IJudge { void Ensure(System.Globalization.CultureInfo x); } IJudge Judge = null!;", "AAAAAAAA")]
    [InlineData("Self", "static bool Self => Self;", "????????")]
    [InlineData("Self", "static readonly bool Self = Self;", "????????")]
    // delegates in members
    [InlineData("Inner(s, c, ch, e)", "static readonly RemoteCertificateValidationCallback Inner = (a, b, d, f) => f == None;", "ARRRRRRR")]
    [InlineData("Inner(s, c, ch, e)", "static RemoteCertificateValidationCallback Inner => (a, b, d, f) => true;", "AAAAAAAA")]
    [InlineData("Inner.Invoke(s, c, ch, e)", "static readonly RemoteCertificateValidationCallback Inner = Method; static bool Method(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None;", "ARRRRRRR")]
    [InlineData("Inner(s, c, ch, e)", "static RemoteCertificateValidationCallback Inner = (a, b, d, f) => true;", "????????")]
    [InlineData("Inner?.Invoke(s, c, ch, e) ?? true", "RemoteCertificateValidationCallback? Inner { get; set; }", "????????")]
    // a switch that somebody turns on is taken as on, and the finding says so
    [InlineData("flag || e == None", "", "AAAAAAAA")]
    [InlineData("{ var insecure = false; return insecure || Unknown(c); }", "", "????????")]
    [InlineData("Env.IsDevelopment() && Unknown(c)", "static IHostEnvironment Env = null!;", "????????")]
    [InlineData("Env.IsProduction() || Unknown(c)", "static IHostEnvironment Env = null!;", "AAAAAAAA")]
    [InlineData("Env.IsDevelopment() ? Unknown(c) : e == None", "static IHostEnvironment Env = null!;", "????????")]
    [InlineData("!(Env.IsDevelopment() && Unknown(c)) && Unknown(s)", "static IHostEnvironment Env = null!;", "????????")]
    public void Call(string body, string members, string letters) => Assert.Equal(letters, Verdict(body, members));

    [Theory]
    [InlineData("delegate { return true; }", "AAAAAAAA")]
    [InlineData("delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e == None; }", "ARRRRRRR")]
    [InlineData("static (_, _, _, _) => true", "AAAAAAAA")]
    [InlineData("(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None", "ARRRRRRR")]
    [InlineData("new((s, c, ch, e) => e == None)", "ARRRRRRR")]
    [InlineData("new RemoteCertificateValidationCallback(Method)", "ARRRRRRR")]
    [InlineData("new RemoteCertificateValidationCallback((s, c, ch, e) => true)", "AAAAAAAA")]
    [InlineData("Method", "ARRRRRRR")]
    [InlineData("this.Method", "ARRRRRRR")]
    [InlineData("Generic<int>", "AAAAAAAA")]
    [InlineData("Block", "ARRRRRRR")]
    [InlineData("C.Block", "ARRRRRRR")]
    [InlineData("flag ? Method : null!", "ARRRRRRR")]
    [InlineData("(RemoteCertificateValidationCallback)Method", "ARRRRRRR")]
    [InlineData("extended.Extension", "ARRRRRRR")]
    [InlineData("extended.Chained", "????????")]
    [InlineData("new Sealed().Virtual", "ARRRRRRR")]
    [InlineData("new Half().Closed", "ARRRRRRR")]
    [InlineData("new Half().Virtual", "none")]
    [InlineData("new Open().Virtual", "none")]
    [InlineData("Extern", "none")]
    [InlineData("new RemoteCertificateValidationCallback(Kept)", "none")]
    [InlineData("Virtual", "none")]
    [InlineData("Missing", "none")]
    [InlineData("null!", "none")]
    // code that does not compile
    [InlineData("(s, c, ch) => true", "AAAAAAAA")]
    [InlineData("(string s) => s.Length > 0", "????????")]
    [InlineData("() => true", "AAAAAAAA")]
    public void HandedOver(string expression, string letters) => Assert.Equal(letters, Judge.Expression(expression, """
        bool Method(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None;
        static bool Block(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e == None; }
        static bool Generic<T>(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
        protected virtual bool Virtual(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
        [System.Runtime.InteropServices.DllImport("x")] static extern bool Extern(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e);
        static readonly RemoteCertificateValidationCallback Kept = Block;
        static readonly Extended extended = new();
        class Open
        {
            public virtual bool Virtual(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            public virtual bool Closed(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
        }
        class Half : Open { public sealed override bool Closed(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None; }
        sealed class Sealed : Open { public override bool Virtual(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == None; }
        """)?.Verdict.ToString() ?? "none");

    [Theory]
    [InlineData("var inner = true; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "AAAAAAAA")]
    [InlineData("var inner = true; inner = DateTime.Now.Hour > 1; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "????????")]
    [InlineData("Func<SslPolicyErrors, bool> inner = x => x == None; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner(e);", "ARRRRRRR")]
    [InlineData("Func<bool> inner = () => inner(); RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner();", "????????")]
    [InlineData("var first = true; var inner = first; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "AAAAAAAA")]
    [InlineData("var x = true; ref var inner = ref x; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "????????")]
    [InlineData("bool inner; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "????????")]
    [InlineData("bool inner = inner; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "????????")]
    [InlineData("Func<bool> inner = x => x; RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner();", "????????")]
    [InlineData("if (this is object inner) { RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner == null; }", "????????")]
    [InlineData("bool.TryParse(\"true\", out var inner); RemoteCertificateValidationCallback handed = (s, c, ch, e) => inner;", "????????")]
    [InlineData("bool Inner(SslPolicyErrors x) => x == None; RemoteCertificateValidationCallback handed = (s, c, ch, e) => Inner(e);", "ARRRRRRR")]
    [InlineData("bool Inner(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors x) => x == None; RemoteCertificateValidationCallback handed = Inner;", "ARRRRRRR")]
    [InlineData("Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> handed = (_, _, _, _) => true;", "AAAAAAAA")]
    [InlineData("Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool> handed = (_, _, x) => x == None;", "ARRRRRRR")]
    public void Captured(string statements, string letters) =>
        Assert.Equal(letters, Judge.Program($$"""class C { void M() { {{statements}} } }""")?.Verdict.ToString());

    [Theory]
    [InlineData("Func<SslPolicyErrors, bool> handed = e => true;")]
    [InlineData("Func<string, SslPolicyErrors, bool> handed = (s, e) => true;")]
    [InlineData("Func<X509Certificate2, bool> handed = c => true;")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, string> handed = (c, e) => \"\";")]
    [InlineData("Func<string, bool> handed = s => true;")]
    [InlineData("Predicate<object> handed = s => true;")]
    [InlineData("Func<IDisposable, bool> handed = s => true;")]
    [InlineData("Func<DateTime, bool> handed = s => true;")]
    [InlineData("Func<Finding, bool> handed = f => true;")]
    [InlineData("Func<Holder, bool> handed = h => true;")]
    [InlineData("Func<X509Certificate2, int[], bool> handed = (c, s) => true;")]
    [InlineData("Func<X509Certificate2, X509Chain, IDisposable, bool> handed = (c, ch, s) => true;")]
    public void Other_delegates_are_no_slots(string statement) => Assert.Null(Judge.Program($$"""
        class C { void M() { {{statement}} } }
        class Finding { public SslPolicyErrors Errors { get; set; } }
        class Holder { public X509Certificate2? Certificate { get; set; } }
        """));

    [Theory]
    [InlineData("a => true", "AAAAAAAA")]
    [InlineData("a => a.SslPolicyErrors == None", "ARRRRRRR")]
    [InlineData("a => a.Fine", "AAAAAAAA")]
    [InlineData("a => a is Args x && x.SslPolicyErrors == None", "?RRRRRRR")]
    [InlineData("a => a is { SslPolicyErrors: None } x && x.SslPolicyErrors == None", "ARRRRRRR")]
    [InlineData("() => true", "AAAAAAAA")]
    [InlineData("a => a is { SslPolicyErrors: None }", "ARRRRRRR")]
    [InlineData("a => Helper(a)", "ARRRRRRR")]
    [InlineData("a => a.Certificate != null", "????????")]
    [InlineData("a => a is { Certificate: null }", "????????")]
    [InlineData("a => a is { SslPolicyErrors: None, Certificate: not null }", "?RRRRRRR")]
    [InlineData("a => a is { SslPolicyErrors: None, Count: 1 }", "?RRRRRRR")]
    [InlineData("a => a.Certificate is { Subject: \"\" } && a.SslPolicyErrors == None", "?RRRRRRR")]
    [InlineData("a => a is Args && a.SslPolicyErrors == None", "?RRRRRRR")]
    [InlineData("a => { Ensure(a); return true; }", "????????")]
    [InlineData("a => { new Guard().Ensure(a.Certificate); return true; }", "????????")]
    public void Argument_object(string lambda, string letters) => Assert.Equal(letters, Judge.Program($$"""
        class Args { public SslPolicyErrors SslPolicyErrors { get; set; } public X509Certificate? Certificate { get; set; } public int Count; public bool Fine => true; }
        class Guard { public extern void Ensure(X509Certificate? certificate); }
        class C
        {
            void M() { Func<Args, bool> handed = {{lambda}}; }
            static bool Helper(Args x) => x.SslPolicyErrors == None;
            static extern void Ensure(Args x);
        }
        """)?.Verdict.ToString());

    private static string Verdict(string body, string members) => Judge.Program($$"""
        class C
        {
            void Hand(bool flag) { RemoteCertificateValidationCallback handed = (s, c, ch, e) => {{body}}; }
            static bool Unknown(object? value) => Environment.TickCount > 5;
            {{members}}
        }
        class Other
        {
            public static bool Check(SslPolicyErrors x) => x == None;
            public bool Instance(SslPolicyErrors x) { return x == None; }
        }
        static class Extensions
        {
            public static bool IsFine(this SslPolicyErrors x) => x == None;
            public static bool Fits(this string name, SslPolicyErrors x) => x == None;
        }
        """)?.Verdict.ToString() ?? "none";
}
