namespace ClientCertAnalyzers.Package.Tests;

/// <summary>Options of the user's files, from the package's targets to the compiler's output.</summary>
[Collection(PackageCollection.Name)]
public class OptionTests(PackedPackage package)
{
    [Fact]
    public async Task A_build_heeds_options_and_names_the_place_of_a_wrong_one()
    {
        var consumer = Consumer.Create(package, """
            using var payments = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => Checks.Validate(c!) };
            using var client = new HttpClient(payments);

            static class Checks { public static bool Validate(object c) => true; }
            """);
        consumer.Write("Other.cs", "class Other { HttpClientHandler Create() => new() { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true }; }");
        consumer.Write(".editorconfig", """
            root = true

            [Program.cs]
            mtls_trusted_validation_methods = Shop.Checks.Validate
            [Other.cs]
            mtls_test_code = quiet
            """);
        consumer.Write(".globalconfig", "is_global = true\nmtls_target_os = unix\n");

        var output = await consumer.SucceedAsync("build");

        // Its type is in no namespace, so the method is not the trusted one, which is no more than a hint.
        Assert.Equal([".globalconfig(2): warning MTLS0002", "Program.cs(1): warning MTLS3002"], Consumer.Findings(output).Order(StringComparer.Ordinal));
        Assert.Contains("'mtls_target_os = unix' has no effect", output);
    }
}
