using System.Diagnostics;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;

namespace ClientCertAnalyzers.AspNetCore.Tests.Samples;

/// <summary>The sample as its user meets it: started as a process, then called with the commands that it prints.</summary>
public class SecureApiTests
{
    [Fact]
    public async Task The_printed_commands_get_200_496_495_and_200()
    {
        using var sample = Start();
        try
        {
            var commands = await ReadCommandsAsync(sample, count: 4);
            var answers = new List<string>();
            foreach (var command in commands)
            {
                // curl -i ...
                var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
                answers.Add((await Command.RunAsync("curl", ["--silent", "--show-error", "--http1.1", .. arguments])).Output);
            }

            Assert.Collection(
                answers,
                health => Assert.StartsWith("HTTP/1.1 200 OK", health),
                none => Assert.StartsWith("HTTP/1.1 496 SSL Certificate Required", none),
                expired => Assert.StartsWith("HTTP/1.1 495 SSL Certificate Error", expired),
                valid => Assert.Matches("(?s)^HTTP/1.1 200 OK.*CN=shop$", valid));
        }
        finally
        {
            sample.Kill();
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--Mtls:Port=0"])
    {
        RedirectStandardOutput = true,
        // A folder without settings of another program.
        WorkingDirectory = TestProcess.Home,
        Environment = { ["TMPDIR"] = TestProcess.Home },
    })!;

    private static async Task<List<string>> ReadCommandsAsync(Process process, int count)
    {
        var commands = new List<string>();
        while (commands.Count < count)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sample ended.");
            if (line.TrimStart().StartsWith("curl ", StringComparison.Ordinal))
            {
                commands.Add(line);
            }
        }

        return commands;
    }
}
