using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Identity;

/// <summary>Names that decide where a framework calls the code: certificate authentication, WCF, authorization.</summary>
public class MTLS6001CertificateEventsTests
{
    private const string Validated = """
        {
            OnCertificateValidated = context =>
            {
                if (BODY) { context.Success(); } else { context.Fail("no"); }
                return Task.CompletedTask;
            },
        }
        """;

    [Theory]
    [InlineData("", "{|#0:context.ClientCertificate.Issuer == \"CN=ca\"|}")]
    [InlineData("", "{|#0:context.ClientCertificate.Subject == \"CN=client\"|}")]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.System;", "{|#0:context.ClientCertificate.Subject == \"CN=client\"|}")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.Chained;", "{|#0:context.ClientCertificate.Subject == \"CN=client\"|}")]
    [InlineData("", "IsClient(context.ClientCertificate)", "static bool IsClient(X509Certificate2 c) => {|#0:c.Subject == \"CN=client\"|};")]
    public Task Roots_of_the_machine_Reports_info(string options, string condition, string members = "") => VerifyAsync(options, condition, members);

    [Theory]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.SelfSigned;", "{|MTLS6001:context.ClientCertificate.Issuer == \"CN=ca\"|}")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All;", "{|MTLS6001:context.ClientCertificate.Subject == \"CN=client\"|}")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All; o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;", "{|MTLS6001:context.ClientCertificate.Subject == \"CN=client\"|}")]
    [InlineData("o.AllowedCertificateTypes = DateTime.Now.Hour > 9 ? CertificateTypes.All : CertificateTypes.Chained;", "{|MTLS6001:context.ClientCertificate.Subject == \"CN=client\"|}")]
    public Task Self_signed_certificates_Reports(string options, string condition) => VerifyAsync(options, condition);

    [Theory]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;", "context.ClientCertificate.Subject == \"CN=client\"")]
    [InlineData("o.ChainTrustValidationMode = Mode();", "context.ClientCertificate.Subject == \"CN=client\"")]
    [InlineData("", "context.ClientCertificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == \"AB\" && context.ClientCertificate.Subject == \"CN=client\"")]
    [InlineData("", "context.ClientCertificate.Subject != \"CN=bad\"")]
    [InlineData("", "context.ClientCertificate.HasPrivateKey")]
    public Task Own_root_or_other_questions_IsSilent(string options, string condition) => VerifyAsync(options, condition, "static X509ChainTrustMode Mode() => default;");

    [Fact]
    public Task Events_of_a_class_of_their_own_Reports_info() => VerifySourceAsync("""
        class Events : CertificateAuthenticationEvents
        {
            public override Task CertificateValidated(CertificateValidatedContext context)
            {
                if ({|#0:context.ClientCertificate.Subject != "CN=client"|}) { context.Fail("no"); }
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Requirement_of_authorization_Reports_info() => VerifySourceAsync("""
        class Handler(IHttpContextAccessor accessor) : Microsoft.AspNetCore.Authorization.AuthorizationHandler<Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement>
        {
            protected override Task HandleRequirementAsync(Microsoft.AspNetCore.Authorization.AuthorizationHandlerContext context, Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement requirement)
            {
                var certificate = accessor.HttpContext!.Connection.ClientCertificate!;
                if ({|#0:certificate.Issuer == "CN=ca"|}) { context.Succeed(requirement); }
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Middleware_and_endpoint_Reports_info() => VerifySourceAsync("""
        class Startup : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            void Configure(WebApplication app) => app.Use(async (context, next) =>
            {
                var certificate = context.Connection.ClientCertificate;
                if (certificate is null || {|#0:certificate.Subject != "CN=client"|}) { context.Response.StatusCode = 403; return; }
                await next(context);
            });

            Microsoft.AspNetCore.Mvc.IActionResult Get()
            {
                if ({|#1:HttpContext.Connection.ClientCertificate!.Subject != "CN=client"|}) { return Unauthorized(); }
                return Ok();
            }

            static IResult Answer(HttpContext context) => {|#2:context.Connection.ClientCertificate!.Subject == "CN=client"|} ? Results.Ok() : Results.Forbid();
        }
        """);

    [Theory]
    [InlineData("public override void Validate(X509Certificate2 c) { if ({|MTLS6001:c.IssuerName.Name != \"CN=ca\"|}) throw new Exception(); }")]
    [InlineData("public override void Validate(X509Certificate2 c) { if (c == null || {|MTLS6001:c.Subject != \"CN=ca\"|}) { throw new ArgumentException(); } }")]
    public Task Validator_of_Wcf_Reports(string method) => OnNetFrameworkAsync(method);

    [Theory]
    [InlineData("public override void Validate(X509Certificate2 c) { var chain = new X509Chain(); if (!chain.Build(c) || c.IssuerName.Name != \"CN=ca\") throw new Exception(); }")]
    [InlineData("public override void Validate(X509Certificate2 c) { X509CertificateValidator.ChainTrust.Validate(c); if (c.Subject != \"CN=ca\") throw new Exception(); }")]
    [InlineData("public override void Validate(X509Certificate2 c) { if (!c.Verify()) throw new Exception(); if (c.Subject != \"CN=ca\") throw new Exception(); }")]
    public Task Validator_of_Wcf_that_checks_the_chain_IsSilent(string method) => OnNetFrameworkAsync(method);

    private static Task OnNetFrameworkAsync(string method) => IdentityFrame.VerifySourceAsync("MTLS6001", DiagnosticSeverity.Info, $$"""
        using System;
        using System.IdentityModel.Selectors;
        using System.Security.Cryptography.X509Certificates;

        class Validator : X509CertificateValidator { {{method}} }
        """, test => test.Target(RestoredReferences.NetFramework));

    private static Task VerifyAsync(string options, string condition, string members = "") => VerifySourceAsync($$"""
        class Startup
        {
            void Configure(IServiceCollection services) => services.AddAuthentication().AddCertificate(o =>
            {
                {{options}}
                o.Events = new CertificateAuthenticationEvents
                {{Validated.Replace("BODY", condition)}};
            });

            {{members}}
        }
        """);

    private static Task VerifySourceAsync(string source) => IdentityFrame.VerifySourceAsync("MTLS6001", DiagnosticSeverity.Info, "global using Microsoft.AspNetCore.Authentication.Certificate;\n" + Usings.Catalogue + source,
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));
}
