using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Tests.Engines.States;

/// <summary>What a body has done to an object when it comes to <c>Here()</c>.</summary>
public class ObjectStateTests
{
    private static readonly CSharpCompilation Empty = Compilations.Create(References.AspNetCore, Compilations.Parse(Usings.Catalogue));

    [Theory]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; Here();", "Always")]
    [InlineData("var h = new HttpClientHandler(); h.AllowAutoRedirect = false; Here();", "Always")]
    [InlineData("HttpClientHandler h; h = new() { AllowAutoRedirect = false }; Here();", "Always")]
    [InlineData("var h = new HttpClientHandler(); var other = h; other.AllowAutoRedirect = false; Here();", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; if (flag) { Here(); }", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; Action later = () => Here();", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = true }; h.AllowAutoRedirect = false; Here();", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; if (flag) { h.AllowAutoRedirect = false; } Here();", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; var client = new HttpClient(h); Here();", "Always")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; Console.WriteLine(h); Here();", "Always")]
    [InlineData("if (flag) { var h = new HttpClientHandler { AllowAutoRedirect = false }; Here(); }", "Always")]
    [InlineData("var h = new HttpClientHandler(); Here();", "Never")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = true }; Here();", "Never")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; h.AllowAutoRedirect = true; Here();", "Never")]
    [InlineData("var h = new HttpClientHandler(); Here(); h.AllowAutoRedirect = false;", "Never")]
    [InlineData("var h = new HttpClientHandler(); var other = new HttpClientHandler(); other.AllowAutoRedirect = false; Here();", "Never")]
    [InlineData("var h = new HttpClientHandler(); Here(); Give(h);", "Never")]
    [InlineData("var h = new HttpClientHandler(); _ = nameof(h.AllowAutoRedirect); Here();", "Never")]
    [InlineData("var h = new HttpClientHandler(); if (flag) { h.AllowAutoRedirect = false; } Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; if (flag) { h.AllowAutoRedirect = true; } Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); foreach (var c in \"abc\") { h.AllowAutoRedirect = false; } Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); foreach (var c in \"abc\") { Here(); h.AllowAutoRedirect = false; }", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); try { h.AllowAutoRedirect = false; } catch { } Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); Action later = () => h.AllowAutoRedirect = false; Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); Action later = () => Here(); h.AllowAutoRedirect = false;", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); Give(h); Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler { AllowAutoRedirect = false }; Give(h); Here();", "Perhaps")]
    [InlineData("var h = new HttpClientHandler(); kept = h; Here();", "Perhaps")]
    public void Settings(string statements, string certainty) => Assert.Equal(certainty, Ask(statements, "h", "", "AllowAutoRedirect", change => change.IsSetTo(false)));

    [Theory]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Add(given); Here();", "Always")]
    [InlineData("var c = new X509Chain { ChainPolicy = { CustomTrustStore = { given } } }; Here();", "Always")]
    [InlineData("var c = new X509Chain { ChainPolicy = new() { CustomTrustStore = { given } } }; Here();", "Always")]
    [InlineData("var c = new X509Chain(); var p = c.ChainPolicy; p.CustomTrustStore.AddRange(all); Here();", "Always")]
    [InlineData("var p = new X509ChainPolicy { CustomTrustStore = { given } }; var c = new X509Chain(); c.ChainPolicy = p; Here();", "Always")]
    [InlineData("var p = new X509ChainPolicy(); var c = new X509Chain { ChainPolicy = p }; p.CustomTrustStore.Add(given); Here();", "Always")]
    [InlineData("var c = new X509Chain(); var store = c.ChainPolicy.CustomTrustStore; store.Add(given); Here();", "Always")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Add(given); if (flag) { c.ChainPolicy.CustomTrustStore.Add(given); } Here();", "Always")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Add(given); c.ChainPolicy = new(); Here();", "Never")]
    [InlineData("var c = new X509Chain(); if (c.ChainPolicy.CustomTrustStore.Contains(given)) { } Here();", "Never")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.ExtraStore.Add(given); Here();", "Never")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Add(given); c.ChainPolicy.CustomTrustStore.Clear(); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Import(\"ca.pfx\"); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); Fill(c.ChainPolicy.CustomTrustStore); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); Give(c); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); Give(c.ChainPolicy); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); c.ChainPolicy.CustomTrustStore.Add(given); c.ChainPolicy.Reset(); Here();", "Perhaps")]
    [InlineData("var c = new X509Chain(); if (flag) { c.ChainPolicy.CustomTrustStore.Add(given); } Here();", "Perhaps")]
    public void Additions(string statements, string certainty) => Assert.Equal(certainty, Ask(statements, "c", "ChainPolicy", "CustomTrustStore", change => change.Kind == StateChangeKind.Added));

    [Theory]
    [InlineData("var c = new X509Chain(); c.ChainPolicy = new(); Here();", true)]
    [InlineData("var c = new X509Chain(); Here();", true)]
    [InlineData("var c = new X509Chain(); c.ChainPolicy = new(); c.ChainPolicy = new(); Here();", false)]
    [InlineData("var c = new X509Chain(); c = new X509Chain(); Here();", false)]
    [InlineData("X509Chain c; if (flag) c = new(); else c = new(true); Here();", false)]
    public void One_object(string statements, bool isOne) => Assert.Equal(isOne, State(statements, "c", "ChainPolicy").State.IsOneObject);

    private static string Ask(string statements, string variable, string member, string property, Func<StateChange, bool> fits)
    {
        var (state, here) = State(statements, variable, member);
        return state.Has(property, here, fits).ToString();
    }

    private static (ObjectState State, IOperation Here) State(string statements, string variable, string member)
    {
        var tree = Compilations.Parse($$"""
            class C
            {
                object? kept;

                void M(bool flag, X509Certificate2 given, X509Certificate2Collection all)
                {
                    {{statements}}
                }

                void Here() { }
                void Give(object any) { }
                void Fill(X509Certificate2Collection all) { }
            }
            """);
        var model = Empty.With(tree).GetSemanticModel(tree);
        var here = model.GetOperation(tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(call => call.ToString() == "Here()"))!;
        var local = model.GetDeclaredSymbol(tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(v => v.Identifier.ValueText == variable))!;
        var root = here;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var names = new ObjectNames(root);
        var path = new ObjectPath(local, "");
        return (new ObjectState(member.Length == 0 ? path : names.Member(path, member), names), here);
    }
}
