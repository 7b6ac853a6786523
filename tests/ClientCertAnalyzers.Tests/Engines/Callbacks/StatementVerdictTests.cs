namespace ClientCertAnalyzers.Tests.Engines.Callbacks;

public class StatementVerdictTests
{
    [Theory]
    [InlineData("return true;", "AAAAAAAA")]
    [InlineData("return e == None;", "ARRRRRRR")]
    [InlineData("if (e == None) return true; return false;", "ARRRRRRR")]
    [InlineData("if (e == None) { return true; } Log(c); return true;", "AAAAAAAA")]
    [InlineData("if (e != None) { Log(e); } return true;", "AAAAAAAA")]
    [InlineData("if (e == None) return true; else return false;", "ARRRRRRR")]
    [InlineData("if (Unknown(c)) return true; return e == None;", "A???????")]
    [InlineData("if (Unknown(c)) return true; return true;", "AAAAAAAA")]
    [InlineData("if (e != None) throw new Exception(); return true;", "ARRRRRRR")]
    [InlineData("var ok = e == None; return ok;", "ARRRRRRR")]
    [InlineData("var ok = false; if (e == None) ok = true; return ok;", "ARRRRRRR")]
    [InlineData("var ok = false; if (Unknown(c)) ok = true; return ok;", "????????")]
    [InlineData("bool ok; if (Unknown(c)) { ok = true; } else { ok = true; } return ok;", "AAAAAAAA")]
    [InlineData("var ok = false; ok |= e == None; return ok;", "ARRRRRRR")]
    [InlineData("var ok = true; ok &= e == None; return ok;", "ARRRRRRR")]
    // mutation of the parameter
    [InlineData("e &= ~RemoteCertificateChainErrors; return e == None;", "ARRRARRR")]
    [InlineData("e = e & RemoteCertificateNameMismatch; return e == None;", "AARRAARR")]
    [InlineData("e = None; return e == None;", "AAAAAAAA")]
    [InlineData("e ^= RemoteCertificateChainErrors; return e == None;", "RRRRARRR")]
    [InlineData("if (Unknown(c)) e = None; return e == None;", "A???????")]
    // writes out of sight
    [InlineData("Change(ref e); return e == None;", "????????")]
    [InlineData("Give(out e); return e == None;", "????????")]
    [InlineData("Action clear = () => e = None; clear(); return e == None;", "????????")]
    [InlineData("void Clear() => e = None; Clear(); return e == None;", "????????")]
    [InlineData("ref var alias = ref e; alias = None; return e == None;", "????????")]
    [InlineData("(e, var other) = (None, 1); return e == None;", "????????")]
    [InlineData("var one = false; var two = false; (Unknown(c) ? ref one : ref two) = true; return one;", "????????")]
    [InlineData("var one = false; var two = false; (Unknown(c) ? ref one : ref two) = true; return two;", "????????")]
    [InlineData("var one = false; var two = false; ref var alias = ref Unknown(c) ? ref one : ref two; alias = true; return one;", "????????")]
    [InlineData("ref readonly var alias = ref yes; return alias;", "????????")]
    [InlineData("c?.Equals(e = None); return e == None;", "A???????")]
    [InlineData("_ = Unknown(c) && (e = None) == None; return e == None;", "A???????")]
    [InlineData("_ = Unknown(c) ? e = None : None; return e == None;", "A???????")]
    [InlineData("var n = (int)e; n++; return n == 1;", "????????")]
    // unreachable code
    [InlineData("return e == None; return true;", "ARRRRRRR")]
    [InlineData("if (false) return true; return e == None;", "ARRRRRRR")]
    [InlineData("if (true) { return e == None; } else { return true; }", "ARRRRRRR")]
    [InlineData("const bool Strict = true; if (!Strict) return true; return e == None;", "ARRRRRRR")]
    // switch
    [InlineData("switch (e) { case None: return true; default: return false; }", "ARRRRRRR")]
    [InlineData("switch (e) { case None: case RemoteCertificateChainErrors: return true; } return false;", "ARRRARRR")]
    [InlineData("switch (e) { case None: return true; case RemoteCertificateChainErrors: Log(c); break; default: return false; } return true;", "ARRRARRR")]
    [InlineData("switch (e) { default: return false; case None: return true; }", "ARRRRRRR")]
    [InlineData("switch (e) { case None when Unknown(c): return true; default: return false; }", "?RRRRRRR")]
    [InlineData("switch (e) { case var x when x == None: return true; default: return false; }", "ARRRRRRR")]
    [InlineData("switch (Unknown(c)) { case true: return true; default: return true; }", "AAAAAAAA")]
    [InlineData("switch (e) { case > None: return false; } return true;", "ARRRRRRR")]
    [InlineData("switch (e) { case RemoteCertificateChainErrors: default: return false; case None: return true; }", "ARRRRRRR")]
    [InlineData("switch (e) { case None: return true; case var x when x == RemoteCertificateChainErrors: return true; default: return false; }", "ARRRARRR")]
    // The section runs twice: for the unknown value, and as the default.
    [InlineData("bool ok; switch (Unknown(c)) { case true: default: while (true) { if (Unknown(s)) break; } ok = e == None; e = None; break; } return ok;", "ARRRRRRR")]
    // try, catch, finally
    [InlineData("try { return Unknown(c); } catch { return false; }", "????????")]
    [InlineData("try { return Unknown(c); } catch { return true; }", "????????")]
    [InlineData("try { Log(c); } catch { } return true;", "AAAAAAAA")]
    [InlineData("try { Log(c); return true; } catch { return true; }", "AAAAAAAA")]
    [InlineData("try { Log(c); return true; } catch { return false; }", "????????")]
    [InlineData("try { return e == None; } catch { return true; }", "ARRRRRRR")]
    [InlineData("try { throw new Exception(); } catch { return true; }", "AAAAAAAA")]
    [InlineData("try { throw new Exception(); } catch (ArgumentException) { return true; }", "????????")]
    [InlineData("try { return e == None; } finally { Log(c); }", "ARRRRRRR")]
    [InlineData("try { return true; } finally { throw new Exception(); }", "RRRRRRRR")]
    [InlineData("var ok = true; try { ok = Unknown(c); } catch { } return ok;", "????????")]
    [InlineData("try { Log(c); } catch (Exception x) when (x.Message == \"\") { return false; } return e == None;", "?RRRRRRR")]
    [InlineData("if (Unknown(c)) throw new Exception(); try { Log(c); } catch { } return true;", "????????")]
    [InlineData("try { throw new Exception(); } catch (Exception) when (false) { return true; }", "RRRRRRRR")]
    [InlineData("try { if (Unknown(c)) throw new Exception(); } catch (ArgumentException) { } return true;", "????????")]
    [InlineData("try { if (Unknown(c)) throw new Exception(); } catch (Exception) { } return true;", "AAAAAAAA")]
    [InlineData("try { if (Unknown(c)) throw new Exception(); } catch (Exception x) when (Unknown(x)) { } return true;", "????????")]
    [InlineData("try { e = None; Log(c); } catch { return e == None; } return true;", "????????")]
    [InlineData("try { Log(c); } finally { e = None; } return e == None;", "????????")]
    [InlineData("try { return true; } finally { Log(c); }", "AAAAAAAA")]
    [InlineData("var bad = false; try { bad = true; } finally { if (bad) throw new Exception(); } return true;", "RRRRRRRR")]
    [InlineData("try { if (Unknown(c)) throw new Exception(); } catch (ArgumentException) { } catch { } return true;", "AAAAAAAA")]
    // a catch counts only behind code that can throw
    [InlineData("try { return e == None; } catch { return Unknown(c); }", "ARRRRRRR")]
    [InlineData("try { return flags[0] || e == None; } catch { return true; }", "A???????")]
    [InlineData("try { return other.Flag || e == None; } catch { return true; }", "A???????")]
    [InlineData("try { return this.Flag && e == None; } catch { return true; }", "?RRRRRRR")]
    [InlineData("try { var x = (X509Certificate2)c!; return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { var x = c as X509Certificate2; return e == None; } catch { return true; }", "ARRRRRRR")]
    [InlineData("try { object x = c!; return e == None; } catch { return true; }", "ARRRRRRR")]
    [InlineData("try { var x = 1 / zero; return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { var x = 1 % zero; return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { var x = 1 + zero; return e == None; } catch { return true; }", "ARRRRRRR")]
    [InlineData("try { var x = new C(); return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { var x = c.Subject; return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { dynamic x = c!; x.Check(); return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { dynamic x = c!; var y = x.Issuer; return e == None; } catch { return true; }", "A???????")]
    [InlineData("try { if (e != None) throw new Exception(); return true; } catch { return false; }", "?RRRRRRR")]
    // loops
    [InlineData("for (Fail(); ;) { return true; }", "RRRRRRRR")]
    [InlineData("for (var i = 0; i < 0; i++) { return true; } return e == None;", "ARRRRRRR")]
    [InlineData("for (var i = 0; i < 1; i++) { return true; } return e == None;", "AAAAAAAA")]
    [InlineData("for (var ok = true; ok; ok = false) { e = None; } return e == None;", "????????")]
    [InlineData("do { e = None; } while (Unknown(c)); return e == None;", "????????")]
    [InlineData("do { if (Unknown(c)) break; return false; } while (true); return e == None;", "?RRRRRRR")]
    [InlineData("while (e == None) { break; } return true;", "AAAAAAAA")]
    [InlineData("while (true) { if (Unknown(c)) break; if (Unknown(s)) continue; return false; } return true;", "????????")]
    [InlineData("foreach (var x in Fail2()) { } return true;", "RRRRRRRR")]
    [InlineData("foreach (var s in ch!.ChainStatus) { Log(s); } return true;", "AAAAAAAA")]
    [InlineData("foreach (var s in ch!.ChainStatus) { if (s.Status != 0) return false; } return true;", "????????")]
    [InlineData("foreach (var s in ch!.ChainStatus) { return true; } return true;", "AAAAAAAA")]
    [InlineData("foreach (var s in ch!.ChainStatus) { if (Unknown(s)) continue; return false; } return e == None;", "?RRRRRRR")]
    [InlineData("for (var i = 0; i < 3; i++) { Log(i); } return e == None;", "ARRRRRRR")]
    [InlineData("for (;;) { return e == None; }", "ARRRRRRR")]
    [InlineData("for (;;) { if (Unknown(c)) break; } return e == None;", "ARRRRRRR")]
    [InlineData("while (true) { }", "????????")]
    [InlineData("while (true) { if (Unknown(c)) { e = None; break; } } return e == None;", "AAAAAAAA")]
    [InlineData("while (false) { return true; } return e == None;", "ARRRRRRR")]
    [InlineData("do { Log(c); } while (Unknown(c)); return true;", "AAAAAAAA")]
    [InlineData("do { return e == None; } while (true);", "ARRRRRRR")]
    [InlineData("var ok = true; foreach (var x in ch!.ChainElements) { ok = ok && Unknown(x); } return ok;", "????????")]
    [InlineData("var ok = true; while (Unknown(c)) { ok = true; } return ok;", "????????")]
    [InlineData("while (Unknown(c)) { if (e == None) return true; } return false;", "?RRRRRRR")]
    // other statements
    [InlineData("using (var x = new X509Chain()) { return e == None; }", "ARRRRRRR")]
    [InlineData("using var x = new X509Chain(); return true;", "AAAAAAAA")]
    [InlineData("lock (this) { return true; }", "AAAAAAAA")]
    [InlineData("checked { return e == None; }", "ARRRRRRR")]
    [InlineData("{ { return e == None; } }", "ARRRRRRR")]
    [InlineData("; return true;", "AAAAAAAA")]
    [InlineData("goto end; end: return true;", "????????")]
    [InlineData("if (Unknown(c)) goto end; return true; end: return e == None;", "????????")]
    [InlineData("start: if (Unknown(c)) return true; return true;", "AAAAAAAA")]
    [InlineData("unsafe { var p = &e; *p = None; } return e == None;", "????????")]
    [InlineData("return true || e == None;", "AAAAAAAA")]
    [InlineData("using (Fail()) { return true; }", "RRRRRRRR")]
    [InlineData("using (ch) { return e == None; }", "ARRRRRRR")]
    [InlineData("using (ch = null) { } return ch == null;", "????????")]
    [InlineData("lock (Fail()) { return true; }", "RRRRRRRR")]
    [InlineData("_ = Unknown(c); return e == None;", "ARRRRRRR")]
    [InlineData("unsafe { fixed (byte* p = new byte[1]) { if (Unknown(c)) return false; } } return true;", "????????")]
    [InlineData("unsafe { fixed (byte* p = new byte[1]) { e = None; } } return e == None;", "????????")]
    [InlineData("unsafe { fixed (byte* p = new byte[1]) { Log(c); } } return e == None;", "ARRRRRRR")]
    [InlineData("unsafe { fixed (byte* p = new byte[1]) { if (Unknown(c)) Log(c); } } return e == None;", "ARRRRRRR")]
    // nested functions are not the body
    [InlineData("Func<bool> f = () => { return true; }; return e == None;", "ARRRRRRR")]
    [InlineData("bool F() { return true; } return e == None;", "ARRRRRRR")]
    [InlineData("return allowed2.Any(a => true) && e == None;", "?RRRRRRR")]
    [InlineData("allowed2.ForEach(a => Log(a)); return true;", "AAAAAAAA")]
    [InlineData("Func<bool> f = () => true; return f();", "AAAAAAAA")]
    [InlineData("Func<SslPolicyErrors, bool> f = x => x == None; var g = new Func<SslPolicyErrors, bool>(f); return g(e);", "ARRRRRRR")]
    [InlineData("Func<SslPolicyErrors, bool>? f = x => x == None; return (f ?? (x => true))(e);", "ARRRRRRR")]
    [InlineData("Func<SslPolicyErrors, bool>? f = x => x == None; return f != null && f(e);", "ARRRRRRR")]
    [InlineData("Func<SslPolicyErrors, bool>? f = x => x == None; return null == f || f(e);", "ARRRRRRR")]
    [InlineData("Func<bool> f = () => true, g = () => true; return f == g;", "????????")]
    [InlineData("var t = Unknown(c) ? (e, 1) : (e, 1); return t is (None, 1);", "ARRRRRRR")]
    [InlineData("var t = Unknown(c) ? (e, 1) : (e, 2); return t is (None, 1);", "????????")]
    [InlineData("var mode = \"strict\"; return mode == \"strict\" && e == None;", "ARRRRRRR")]
    [InlineData("var mode = \"strict\"; return mode != \"strict\" || e == None;", "ARRRRRRR")]
    [InlineData("var limit = 1.5; return limit < 2;", "????????")]
    [InlineData("bool F() => e == None; return F();", "ARRRRRRR")]
    [InlineData("bool F(SslPolicyErrors x) { return x == None; } return F(e);", "ARRRRRRR")]
    // code that does not compile
    [InlineData("return", "????????")]
    [InlineData("", "????????")]
    [InlineData("return missing(e);", "????????")]
    [InlineData("if (e == ", "????????")]
    public void Statements(string body, string letters) =>
        Assert.Equal(letters, Judge.Body($"{{ {body} }}", """
            static readonly List<string> allowed2 = new();
            static void Change(ref SslPolicyErrors errors) { }
            static void Give(out SslPolicyErrors errors) { errors = None; }
            static IDisposable Fail() => throw new Exception();
            static int[] Fail2() => throw new Exception();
            static int zero;
            static readonly bool yes = true;
            static readonly bool[] flags = [true];
            bool Flag;
            C other = null!;
            """));

    /// <summary>What nests too deep, or runs too long, is unknown; the compiler itself goes deeper.</summary>
    [Theory]
    [InlineData(100, "ARRRRRRR")]
    [InlineData(200, "????????")]
    public void Deep_code(int depth, string letters)
    {
        Assert.Equal(letters, Judge.Body("{ " + new string('{', depth) + " return e == None; " + new string('}', depth) + " }"));
        Assert.Equal(letters, Judge.Body(new string('!', depth) + "(e == None)"));
    }

    [Theory]
    [InlineData(3, "ARRRRRRR")]
    [InlineData(12, "????????")]
    public void Long_run(int width, string letters) => Assert.Equal(letters, Judge.Body("H0(e)", string.Concat(Enumerable.Range(0, 6).Select(i =>
        $"static bool H{i}(SslPolicyErrors x) {{ var ok = x == None; {string.Concat(Enumerable.Repeat($"ok &= H{i + 1}(x); ", width))}return ok; }} "))
        + "static bool H6(SslPolicyErrors x) => x == None;"));
}
