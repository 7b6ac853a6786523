using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3512GrpcTrustsClientTests
{
    private static readonly LibraryFrame Frame = new("MTLS3512", "Grpc.Core");

    [Theory]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, {|MTLS3512:SslClientCertificateRequestType.RequestAndRequireButDontVerify|});")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, {|MTLS3512:SslClientCertificateRequestType.RequestButDontVerify|});")]
    [InlineData("SslServerCredentials c = new(new List<KeyCertificatePair>(), rootCertificates: host, {|MTLS3512:clientCertificateRequest: SslClientCertificateRequestType.RequestAndRequireButDontVerify|});")]
    public Task Client_is_not_verified_Reports(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Development_Reports_info() => Frame.InfoAsync(
        "if (env.IsDevelopment()) { var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, {|#0:SslClientCertificateRequestType.RequestButDontVerify|}); }");

    [Theory]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, SslClientCertificateRequestType.RequestAndRequireAndVerify);")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, SslClientCertificateRequestType.RequestAndVerify);")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, SslClientCertificateRequestType.DontRequest);")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, true);")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>());")]
    [InlineData("var c = new SslServerCredentials(new List<KeyCertificatePair>(), host, Enum.Parse<SslClientCertificateRequestType>(host));")]
    [InlineData("var t = SslClientCertificateRequestType.RequestAndRequireButDontVerify; Console.WriteLine(t);")]
    public Task Client_is_verified_or_not_asked_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace Grpc.Core { enum SslClientCertificateRequestType { RequestButDontVerify } class SslServerCredentials(SslClientCertificateRequestType clientCertificateRequest) { object o = new SslServerCredentials(SslClientCertificateRequestType.RequestButDontVerify); } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("new SslServerCredentials([], host, {|MTLS3512:SslClientCertificateRequestType.RequestAndRequireButDontVerify|});", "new SslServerCredentials([], host, SslClientCertificateRequestType.RequestAndRequireAndVerify);")]
    [InlineData("new SslServerCredentials([], host, {|MTLS3512:SslClientCertificateRequestType.RequestButDontVerify|}); // phones", "new SslServerCredentials([], host, SslClientCertificateRequestType.RequestAndVerify); // phones")]
    public Task Request_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
