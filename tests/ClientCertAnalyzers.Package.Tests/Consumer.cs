using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>A fresh project outside the repository that knows the package only from its feed. A later one of its kind takes its folder over.</summary>
internal sealed class Consumer
{
    private Consumer(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A console program that references the analyzers.</summary>
    public static Consumer Create(PackedPackage package, string program, string properties = "") => Create(
        package, "Console", program, "Microsoft.NET.Sdk", properties, $"""<PackageReference Include="ClientCertAnalyzers" Version="{package.Version}" PrivateAssets="all" />""");

    /// <summary>A service that references the analyzers.</summary>
    public static Consumer CreateWeb(PackedPackage package, string program, string properties = "", string items = "", string name = "Web") => Create(
        package, name, program, "Microsoft.NET.Sdk.Web", properties, $"""<PackageReference Include="ClientCertAnalyzers" Version="{package.Version}" PrivateAssets="all" />{items}""");

    /// <summary>A service that references the runtime helper and nothing else.</summary>
    public static Consumer CreateService(PackedPackage package, string program) => Create(
        package, "Service", program, "Microsoft.NET.Sdk.Web", "", $"""<PackageReference Include="ClientCertAnalyzers.AspNetCore" Version="{package.Version}" />""");

    /// <summary>A test project with xunit that references the test kit.</summary>
    public static Consumer CreateTests(PackedPackage package, string tests) => Create(
        package,
        "Tests",
        tests,
        "Microsoft.NET.Sdk",
        "",
        string.Concat(
            $"""<PackageReference Include="ClientCertAnalyzers.AspNetCore.Testing" Version="{package.Version}" />""",
            OurReference("Microsoft.NET.Test.Sdk"),
            OurReference("xunit"),
            OurReference("xunit.runner.visualstudio")));

    /// <summary>An analyzer of somebody else.</summary>
    public static Consumer CreateAnalyzer(PackedPackage package, string code) => Create(
        package, "Analyzer", code, "Microsoft.NET.Sdk", "<OutputType>Library</OutputType>", """<PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" />""");

    /// <summary>In the version that our own tests use.</summary>
    private static XElement OurReference(string id)
    {
        var versions = XDocument.Load(Path.Combine(PackedPackage.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion");
        return new("PackageReference", versions.Single(version => (string?)version.Attribute("Include") == id).Attributes());
    }

    private static Consumer Create(PackedPackage package, string name, string program, string sdk, string properties, string items)
    {
        var consumer = new Consumer(Directory.CreateDirectory(Path.Combine(package.Folder, "consumers", name)).FullName);
        consumer.Clear();
        File.Copy(Path.Combine(PackedPackage.RepositoryRoot, "global.json"), Path.Combine(consumer.Folder, "global.json"));
        // Nothing above the temporary folder may have a say.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            consumer.Write(file, "<Project />");
        }

        consumer.Write(".editorconfig", "root = true");
        consumer.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(package.Folder, "packages")}" />
              </config>
              <packageSources>
                <add key="packed" value="{package.Feed}" />
              </packageSources>
            </configuration>
            """);
        consumer.Write("Consumer.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Program.cs", program);
        return consumer;
    }

    /// <summary>Takes a folder over from the test before, with nothing in it but what NuGet has restored: to do that again is half of a build's time.</summary>
    private void Clear()
    {
        var folder = new DirectoryInfo(Folder);
        foreach (var old in folder.GetDirectories().SelectMany(old => old.Name == "obj" ? old.GetDirectories() : [old]))
        {
            old.Delete(recursive: true);
        }

        foreach (var old in folder.EnumerateFiles())
        {
            old.Delete();
        }
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public Task<string> SucceedAsync(params string[] arguments) => Dotnet.SucceedAsync(Folder, arguments);

    public Task<DotnetResult> RunAsync(params string[] arguments) => Dotnet.RunAsync(Folder, arguments);

    public Task<DotnetResult> RunScriptAsync(string commands) => Dotnet.RunScriptAsync(Folder, commands);

    /// <summary>Every finding of ours in a build's output, as "Program.cs(4): warning MTLS3002".</summary>
    public static IEnumerable<string> Findings(string output) =>
        Regex.Matches(output, @"(?<file>[^\s/\\]+)\((?<line>\d+),\d+\): (?<finding>\w+ MTLS\d{4})\b")
            .Select(match => $"{match.Groups["file"]}({match.Groups["line"]}): {match.Groups["finding"]}")
            .Distinct(); // the build's summary repeats them
}
