using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3002ServerValidationDisabledTests
{
    [Theory]
    // the catalogue's lines
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|};")]
    [InlineData("ssl.RemoteCertificateValidationCallback = {|MTLS3002:delegate { return true; }|};")]
    [InlineData("clientCb = {|MTLS3002:(s, c, ch, e) => { if (e == None) return true; log.LogWarning(\"bad\"); return true; }|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|MTLS3002:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    // every way to hand one over
    [InlineData("clientCb = {|MTLS3002:(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true|};")]
    [InlineData("clientCb = {|MTLS3002:AcceptAll|};")]
    [InlineData("clientCb = {|MTLS3002:new RemoteCertificateValidationCallback(AcceptAll)|};")]
    [InlineData("clientCb = {|MTLS3002:new(AcceptAll)|};")]
    [InlineData("clientCb = {|MTLS3002:new RemoteCertificateValidationCallback((s, c, ch, e) => true)|};")]
    [InlineData("clientCb += {|MTLS3002:AcceptAll|};")]
    [InlineData("Validate += {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("clientCb ??= {|MTLS3002:AcceptAll|};")]
    [InlineData("var x = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|} };")]
    [InlineData("var x = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|} } };")]
    [InlineData("var x = new SslStream(stream, false, {|MTLS3002:(s, c, ch, e) => true|}); await x.AuthenticateAsClientAsync(\"a\"); x.WriteByte(1);")]
    [InlineData("var x = new SslStream(stream, false, userCertificateValidationCallback: {|MTLS3002:AcceptAll|});")]
    [InlineData("socket.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += {|MTLS3002:AcceptAll|};")]
    [InlineData("RemoteCertificateValidationCallback local = {|MTLS3002:(s, c, ch, e) => true|}; ssl.RemoteCertificateValidationCallback = local;")]
    [InlineData("Take({|MTLS3002:(s, c, ch, e) => true|}); void Take(RemoteCertificateValidationCallback x) { }")]
    [InlineData("Take({|MTLS3002:(RemoteCertificateValidationCallback)((s, c, ch, e) => true)|}); void Take(dynamic x) { }")]
    [InlineData("RemoteCertificateValidationCallback Make() => {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("clientCb = log is null ? Strict : {|MTLS3002:AcceptAll|};")]
    [InlineData("clientCb = clientCb ?? {|MTLS3002:AcceptAll|};")]
    [InlineData("clientCb = env.EnvironmentName.Length switch { 1 => Strict, _ => {|MTLS3002:AcceptAll|} };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|MTLS3002:AcceptAny|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback += {|MTLS3002:(_, _, _, _) => true|};")]
    [InlineData("new SslStream(stream, false, {|MTLS3002:(s, c, ch, e) => true|}).AuthenticateAsClient(\"a\");")]
    [InlineData("new System.Runtime.CompilerServices.StrongBox<Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>>().Value = {|MTLS3002:(c, ch, e) => true|};")]
    [InlineData("Stream x = new SslStream(stream, false, {|MTLS3002:(s, c, ch, e) => true|}); x.WriteByte(1);")]
    [InlineData("RemoteCertificateValidationCallback a = {|MTLS3002:(s, c, ch, e) => true|}, b = a, d = b, f = d; server.RemoteCertificateValidationCallback = f;")]
    public Task Accept_all_Reports(string statement) => Callbacks.VerifyAsync(statement);

    [Theory]
    [InlineData("static readonly RemoteCertificateValidationCallback Any = {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("static RemoteCertificateValidationCallback Any => {|MTLS3002:(s, c, ch, e) => true|};")]
    [InlineData("static RemoteCertificateValidationCallback Any { get; } = {|MTLS3002:AcceptAll|};")]
    [InlineData("static RemoteCertificateValidationCallback Any() { return {|MTLS3002:AcceptAll|}; }")]
    public Task Accept_all_in_a_member_Reports(string member) => Callbacks.VerifyAsync("", member);

    [Theory]
    [InlineData("clientCb = (m, c, ch, e) => e == None;")]
    [InlineData("clientCb = Strict;")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { ca }, RevocationMode = X509RevocationMode.NoCheck };")]
    [InlineData("clientCb = (m, c, ch, e) => e == None || c!.GetCertHashString(HashAlgorithmName.SHA256) == \"AB\";")]
    [InlineData("clientCb -= AcceptAll;")]
    [InlineData("Validate -= AcceptAll;")]
    [InlineData("if (clientCb == AcceptAll) { }")]
    [InlineData("if (handler.ServerCertificateCustomValidationCallback == HttpClientHandler.DangerousAcceptAnyServerCertificateValidator) { }")]
    [InlineData("var name = nameof(HttpClientHandler.DangerousAcceptAnyServerCertificateValidator);")]
    [InlineData("_ = new[] { None }.Any(e => true);")]
    [InlineData("_ = new[] { None }.Where(e => e != None).ToList();")]
    [InlineData("Func<SslPolicyErrors, bool> isFatal = e => e != None;")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, bool> refuse = (c, e) => e != None;")]
    [InlineData("Func<X509Certificate2, bool> any = c => true;")]
    [InlineData("clientCb = null;")]
    [InlineData("_ = (RemoteCertificateValidationCallback)((s, c, ch, e) => true);")]
    [InlineData("if (HttpClientHandler.DangerousAcceptAnyServerCertificateValidator is null) { }")]
    [InlineData("Wrap<X509Certificate2, X509Chain?, SslPolicyErrors>((c, ch, e) => true); static void Wrap<A, B, D>(Func<A, B, D, bool> f) { }")]
    [InlineData("Take<RemoteCertificateValidationCallback>((s, c, ch, e) => true); static void Take<T>(T value) { }")]
    public Task Look_alikes_IsSilent(string statement) => Callbacks.VerifyAsync(statement);

    /// <summary>A delegate with one or two parameters counts where a certificate is what it is about.</summary>
    [Theory]
    [InlineData("mqtt.CertificateValidationHandler = {|MTLS3002:a => true|};")]
    [InlineData("mqtt.CertificateValidationHandler = ({|MTLS3002:a => true|});")]
    [InlineData("mqtt.CertificateValidationHandler = {|MTLS3002:(Func<CertificateArgs, bool>)(a => true)|};")]
    [InlineData("mqtt.CertificateValidationHandler = options.Insecure ? {|MTLS3002:(CertificateArgs a) => true|} : null;")]
    [InlineData("mqtt.CertificateValidationHandler = {|MTLS3002:delegate (CertificateArgs a) { return true; }|};")]
    [InlineData("mqtt?.WithValidation({|MTLS3002:a => true|});")]
    [InlineData("mqtt.WithValidation({|MTLS3002:(a) => true|});")]
    [InlineData("WithVerifier({|MTLS3002:a => true|}); static void WithVerifier(Func<CertificateArgs, bool> f) { }")]
    [InlineData("_ = new Mqtt({|MTLS3002:a => true|});")]
    [InlineData("Func<CertificateArgs, bool> any = {|MTLS3002:a => true|};")]
    [InlineData("mqtt.CertificateValidationHandler = {|MTLS3002:AnyArgs|};")]
    [InlineData("Func<CertificateArgs, bool> Make() => {|MTLS3002:a => true|};")]
    [InlineData("Func<CertificateArgs, bool> Make() { return {|MTLS3002:a => true|}; }")]
    // one method, and what it says of each kind of argument
    [InlineData("Func<CertificateArgs, bool> one = {|MTLS3004:IsExpected|}; Func<OtherArgs, bool> other = IsExpected; _ = (one, other);")]
    public Task Argument_object_Reports(string statement) => VerifyArgumentsAsync(statement);

    [Theory]
    [InlineData("var all = new Func<CertificateArgs, bool>[1]; all[0] = a => true;")]
    [InlineData("mqtt.Filter = a => true;")]
    [InlineData("mqtt.Filter = (CertificateArgs a) => true;")]
    [InlineData("var all = new Func<CertificateArgs, bool>[] { a => true };")]
    [InlineData("mqtt.Where(a => true);")]
    [InlineData("mqtt.Get()(a => true);")]
    [InlineData("mqtt.CertificateValidationHandler = a => a.SslPolicyErrors == None;")]
    [InlineData("_ = new List<Func<CertificateArgs, bool>> { a => true };")]
    [InlineData("mqtt.Own = a => true;")]
    public Task Argument_object_elsewhere_IsSilent(string statement) => VerifyArgumentsAsync(statement);

    private static Task VerifyArgumentsAsync(string statement, Action<CSharpAnalyzerTest<ValidationCallbackAnalyzer, DefaultVerifier>>? configure = null) => Callbacks.VerifyAsync("var mqtt = new Mqtt(null); " + statement, """
        internal interface ICertificateArgs { }
        internal class CertificateArgs : ICertificateArgs { public SslPolicyErrors SslPolicyErrors { get; set; } public X509Certificate? Certificate { get; set; } }
        internal class OtherArgs : ICertificateArgs { public SslPolicyErrors Errors { get; set; } public X509Certificate? Certificate { get; set; } }
        static bool IsExpected(ICertificateArgs a) => a is CertificateArgs { SslPolicyErrors: None or RemoteCertificateChainErrors };
        class NoCertificate { public SslPolicyErrors SslPolicyErrors { get; set; } }
        static bool AnyArgs(CertificateArgs a) => true;
        class Mqtt
        {
            public Mqtt(Func<CertificateArgs, bool>? f) { }
            public Func<CertificateArgs, bool>? CertificateValidationHandler { get; set; }
            public Func<CertificateArgs, bool>? Filter { get; set; }
            public Func<NoCertificate, bool>? Own { get; set; }
            public void WithValidation(Func<CertificateArgs, bool> f) { }
            public void Where(Func<CertificateArgs, bool> f) { }
            public Action<Func<CertificateArgs, bool>> Get() => null!;
        }
        """, configure);

    /// <summary>Files that cannot hold a callback are not searched for one.</summary>
    [Theory]
    [InlineData("clientCb = {|MTLS3002:Elsewhere.Any|};", "object s, object c, object ch, System.Net.Security.SslPolicyErrors e")]
    [InlineData("mqtt.CertificateValidationHandler = {|MTLS3002:Elsewhere.Any|};", "C.CertificateArgs a")]
    public Task Method_in_another_file_Reports(string statement, string parameters) => VerifyArgumentsAsync(statement, test => test.TestState.Sources.Add($$"""
        static class Elsewhere
        {
            public static bool Any({{parameters}}) => true;
            public static bool Native(int number, __arglist) => true;
        }
        """));

    [Fact]
    public Task Own_types_with_framework_names_IsSilent() => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>("""
        namespace System.Net.Security
        {
            public delegate bool RemoteCertificateValidationCallback(object s, object c, object ch, SslPolicyErrors e);
            public enum SslPolicyErrors { None }
        }

        namespace My
        {
            class HttpClientHandler
            {
                public System.Func<object, object, object, System.Net.Security.SslPolicyErrors, bool> ServerCertificateCustomValidationCallback;
                public static System.Func<object, bool> DangerousAcceptAnyServerCertificateValidator => o => true;
            }

            class C
            {
                System.Net.Security.RemoteCertificateValidationCallback a = (s, c, ch, e) => true;
                object b = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true };
                object d = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
            }
        }
        """, test =>
    {
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
    });

    [Theory]
    [InlineData("var x = new SslStream(stream, false, {|#0:(s, c, ch, e) => true|}); await x.AuthenticateAsClientAsync(\"a\"); var d = x.RemoteCertificate!.GetExpirationDateString();")]
    public Task Probe_that_only_reads_the_certificate_Reports_info(string statement) => Callbacks.VerifyInfoAsync(Rules.MTLS3002ServerValidationDisabled, statement);

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => tru")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) =>")]
    [InlineData("handler.Missing = (m, c, ch, e) => true;")]
    [InlineData("clientCb = new RemoteCertificateValidationCallback(Missing);")]
    [InlineData("clientCb = new RemoteCertificateValidationCallback();")]
    [InlineData("new RemoteCertificateValidationCallback((s, c, ch, e) => true);")]
    public Task Code_that_does_not_compile_IsSilent(string statement) => Callbacks.VerifyAsync(statement, configure: test =>
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None);
}
